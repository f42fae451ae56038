package io.github.entrafilter.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What Payara Micro writes. */
record ServiceLog(Path file) {

    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern REFUSAL = Pattern.compile("refused [a-z_]+: .*?(?=]]|$)", Pattern.MULTILINE);

    /** So many lines say enough. */
    private static final int LINES = 15;

    /** The filter's lines about callers it turned away: one for each. */
    List<String> refusals() {
        return REFUSAL.matcher(text()).results().map(MatchResult::group).toList();
    }

    boolean says(String words) {
        return text().contains(words);
    }

    /** Why it failed: from the innermost cause on, if the log names one, else the last lines. No stack frames. */
    List<String> explanation() {
        List<String> lines = text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .toList();
        int cause = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("Caused by: "))
                .reduce(-1, (earlier, later) -> later);
        int from = cause >= 0 ? cause : Math.max(0, lines.size() - LINES);
        return lines.subList(from, Math.min(from + LINES, lines.size()));
    }

    private String text() {
        try {
            // Decoded by hand: readString refuses bytes that are no UTF-8, and this is another program's output.
            String raw = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return COLOURS.matcher(raw).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
