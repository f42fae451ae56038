package io.github.entrafilter.settings;

import io.github.entrafilter.Revocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of revocations: the one setting that is read again while the application runs. Equal lists say the same.
 *
 * @param written the entries where nothing can change them
 * @param changing the place that is read again, if one is
 * @param file holds further entries, one on each line
 */
public record RevocationList(String written, Optional<SettingSource> changing, Optional<Path> file) {

    private static final Pattern IGNORED = Pattern.compile("#.*|\\p{Cf}");
    private static final int MAX_FILE_BYTES = 1 << 23;
    private static final int MAX_REPORTED = 10;
    private static final int MAX_SHOWN = 80;

    /**
     * What the list says at one time.
     *
     * @param warnings entries that revoke more than they may mean to, one sentence each
     * @param unreadable places and entries that cannot be read, one sentence each; the others count
     */
    public record Contents(Set<Revocation> revocations, List<String> warnings, List<String> unreadable) {

        /** Before the list is read. */
        public static final Contents NONE = new Contents(Set.of(), List.of(), List.of());

        public Contents {
            revocations = Set.copyOf(revocations);
            warnings = List.copyOf(warnings);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** Whether it may say something else when it is read again. */
    public boolean mayChange() {
        return file.isPresent() || changing.isPresent();
    }

    /** Reads what it says now. May block: not for the thread of a request. */
    public Contents read() {
        Reader reader = new Reader();
        try {
            for (String text :
                    changing.map(place -> place.valuesNow(Setting.REVOKED)).orElse(Set.of(written))) {
                // In one line, a comma ends a comment.
                reader.read(Setting.REVOKED.propertyName(), Stream.of(text.split("[,\\r\\n]", -1)));
            }
        } catch (RuntimeException e) {
            reader.unreadable.add(Setting.REVOKED.propertyName() + " cannot be read: " + e.getMessage());
        }
        file.ifPresent(path -> readFile(path, reader));
        return new Contents(reader.revocations, limited(reader.warnings), limited(reader.unreadable));
    }

    private static void readFile(Path path, Reader reader) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new IOException("it has more than " + MAX_FILE_BYTES + " bytes");
            }
            reader.read(path.toString(), new String(bytes, charset(bytes)).lines());
        } catch (IOException e) {
            reader.unreadable.add(path + " cannot be read: " + e);
        }
    }

    /** Editors and shells of Windows write UTF-16 with a byte order mark. Ids are ASCII in all other charsets. */
    private static Charset charset(byte[] bytes) {
        boolean marked = bytes.length > 1
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static List<String> limited(List<String> sentences) {
        if (sentences.size() <= MAX_REPORTED) {
            return sentences;
        }
        List<String> some = new ArrayList<>(sentences.subList(0, MAX_REPORTED));
        some.add((sentences.size() - MAX_REPORTED) + " more entries like these");
        return some;
    }

    /** Gathers entries. */
    private static final class Reader {

        private final Set<Revocation> revocations = new LinkedHashSet<>();
        private final List<String> warnings = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();

        /** A comment begins with {@code #} and takes the rest of its line; invisible characters do not count. */
        void read(String place, Stream<String> lines) {
            lines.map(line -> IGNORED.matcher(line).replaceAll(""))
                    .flatMap(line -> Stream.of(line.split(",", -1)))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .forEach(entry -> readEntry(place, entry));
        }

        private void readEntry(String place, String entry) {
            RevocationEntry value = RevocationEntry.parse(entry);
            value.revocation().ifPresent(revocations::add);
            value.problem().ifPresent(problem -> {
                String shown = entry.length() > MAX_SHOWN ? entry.substring(0, MAX_SHOWN) + "..." : entry;
                (value.revocation().isPresent() ? warnings : unreadable).add(place + ": '" + shown + "' " + problem);
            });
        }
    }
}
