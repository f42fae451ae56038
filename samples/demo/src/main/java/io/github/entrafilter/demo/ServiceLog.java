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

/** The log of Payara Micro. */
record ServiceLog(Path file) {

    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern REFUSAL = Pattern.compile("refused [a-z_]+: .*?(?=]]|$)", Pattern.MULTILINE);

    /** The number of lines in an explanation. */
    private static final int MAX_LINES = 15;

    /** Returns the filter's lines about refusals. */
    List<String> refusals() {
        return REFUSAL.matcher(text()).results().map(MatchResult::group).toList();
    }

    boolean contains(String words) {
        return text().contains(words);
    }

    /** Returns the lines from the innermost cause on, else the last lines, without stack frames. */
    List<String> explanation() {
        List<String> lines = text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .toList();
        int cause = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("Caused by: "))
                .reduce(-1, (earlier, later) -> later);
        int from = cause >= 0 ? cause : Math.max(0, lines.size() - MAX_LINES);
        return lines.subList(from, Math.min(from + MAX_LINES, lines.size()));
    }

    private String text() {
        try {
            // readString refuses invalid UTF-8, which another program's output may contain.
            String raw = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return COLOURS.matcher(raw).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
