package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.Group.ACCESS;
import static io.github.entrafilter.settings.SettingType.rawList;

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

/**
 * The list of revocations: the one setting that is read again while the application runs. Equal lists have equal
 * contents.
 *
 * @param written the entries, if no source is read again
 * @param changing the source that is read again, if any
 * @param file has further entries, one per line
 */
public record RevocationList(String written, Optional<SettingSource> changing, Optional<Path> file) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    public static final Setting<String> REVOKED = DECLARED.setting(ACCESS, "revoked", rawList("ids"))
            .example("11111111-2222-3333-4444-555555555555@2026-11-23T10:00:00Z")
            .meaning(
                    "revoked object ids, client ids (an agent's blueprint revokes all of its agents) and token ids (uti); "
                            + "id@time revokes only tokens issued before that time");

    static final Setting<Path> REVOKED_FILE = DECLARED.setting(ACCESS, "revoked-file", LocationType.READABLE_FILE)
            .example("/etc/orders/revoked")
            .meaning("file with further entries of revoked, one per line, # starts a comment; read again every second");

    private static final int MAX_FILE_BYTES = 1 << 23;
    private static final int MAX_REPORTED = 10;
    private static final int MAX_SHOWN = 80;

    /**
     * The contents of the list at one time.
     *
     * @param warnings entries that may revoke more than was meant, one sentence each
     * @param unreadable sources and entries that cannot be read, one sentence each; the others count
     */
    public record Contents(Set<Revocation> revocations, List<String> warnings, List<String> unreadable) {

        /** The contents before the list is read. */
        public static final Contents NONE = new Contents(Set.of(), List.of(), List.of());

        public Contents {
            revocations = Set.copyOf(revocations);
            warnings = List.copyOf(warnings);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** The text distinguishes enough: the first hash code of a whole record takes the JDK tens of milliseconds. */
    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** Returns the list that the settings name. Contents that cannot be read at the start fail the deployment. */
    static RevocationList of(SettingReading reading) {
        Optional<Path> file = reading.optional(REVOKED_FILE);
        String written = reading.optional(REVOKED).orElse("");
        RevocationList list = new RevocationList(written, reading.changing(REVOKED), file);
        for (String problem : list.read().unreadable()) {
            reading.addProblem(problem);
        }
        return list;
    }

    /** Whether the contents may be different when they are read again. */
    public boolean mayChange() {
        return file.isPresent() || changing.isPresent();
    }

    /** Reads the current contents. May block: not for the thread of a request. */
    public Contents read() {
        Reader reader = new Reader();
        try {
            for (String entries : changing.isPresent() ? changing.get().currentValues(REVOKED) : Set.of(written)) {
                reader.readValue(entries);
            }
        } catch (RuntimeException e) {
            reader.unreadable.add(REVOKED + " cannot be read: " + e.getMessage());
        }
        if (file.isPresent()) {
            readFile(file.get(), reader);
        }
        return new Contents(reader.revocations, limited(reader.warnings), limited(reader.unreadable));
    }

    private static void readFile(Path path, Reader reader) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new IOException("it has more than " + MAX_FILE_BYTES + " bytes");
            }
            new String(bytes, charset(bytes)).lines().forEach(line -> reader.readLine(path.toString(), line));
        } catch (IOException e) {
            reader.unreadable.add(path + " cannot be read: " + e);
        }
    }

    /** Detects UTF-16 with a byte order mark, which Windows tools write. Ids are ASCII in all other charsets. */
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

    /** Comments and invisible characters. Compiled with the first entry: most applications start without any. */
    private static final class Ignored {

        static final Pattern PATTERN = Pattern.compile("#.*|\\p{Cf}");
    }

    /** Collects entries from several places. */
    private static final class Reader {

        private final Set<Revocation> revocations = new LinkedHashSet<>();
        private final List<String> warnings = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();

        /** Reads the setting's value. In one line, a comma ends a comment. */
        void readValue(String entries) {
            if (!entries.isBlank()) {
                for (String line : entries.split("[,\\r\\n]", -1)) {
                    readLine(REVOKED.propertyName(), line);
                }
            }
        }

        /** Reads a line. A comment starts with {@code #} and ends with its line; invisible characters are ignored. */
        void readLine(String place, String line) {
            String visible = Ignored.PATTERN.matcher(line).replaceAll("");
            for (String entry : visible.split(",", -1)) {
                if (!entry.isBlank()) {
                    readEntry(place, entry.strip());
                }
            }
        }

        private void readEntry(String place, String entry) {
            Revocation.Entry value = Revocation.Entry.parse(entry);
            if (value.revocation().isPresent()) {
                revocations.add(value.revocation().get());
            }
            if (value.problem().isPresent()) {
                String shown = entry.length() > MAX_SHOWN ? entry.substring(0, MAX_SHOWN) + "..." : entry;
                (value.revocation().isPresent() ? warnings : unreadable)
                        .add(place + ": '" + shown + "' " + value.problem().get());
            }
        }
    }
}
