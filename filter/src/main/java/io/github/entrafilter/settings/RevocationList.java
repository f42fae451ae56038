package io.github.entrafilter.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where it stands who is shut out: the one setting that is read again while the application runs. Equal lists say the
 * same.
 *
 * @param written where nothing can change it, what stands there
 * @param changing the place that is read again, if one is
 * @param file holds further entries, one on each line
 */
public record RevocationList(String written, Optional<SettingSource> changing, Optional<Path> file) {

    private static final String COMMENT = "#";

    /**
     * What the list says at one time.
     *
     * @param faults one sentence for each entry that cannot be read; the others count
     */
    public record Contents(Set<Revocation> revocations, List<String> faults) {
        public Contents {
            revocations = Set.copyOf(revocations);
            faults = List.copyOf(faults);
        }
    }

    /** Whether reading it again may tell something else. */
    public boolean mayChange() {
        return file.isPresent() || changing.isPresent();
    }

    /**
     * What it says now. May block: not for the thread of a request.
     *
     * @throws IOException if the file cannot be read
     */
    public Contents read() throws IOException {
        Set<Revocation> revocations = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        for (String text :
                changing.map(place -> place.valuesNow(Setting.REVOKED)).orElse(Set.of(written))) {
            parse(text.split(",", -1), Setting.REVOKED.propertyName(), revocations, faults);
        }
        if (file.isPresent()) {
            for (String line : Files.readAllLines(file.get())) {
                String[] entries = line.strip().startsWith(COMMENT) ? new String[0] : line.split(",", -1);
                parse(entries, file.get().toString(), revocations, faults);
            }
        }
        return new Contents(revocations, faults);
    }

    private static void parse(String[] entries, String place, Set<Revocation> revocations, List<String> faults) {
        for (String entry : entries) {
            try {
                if (!entry.isBlank()) {
                    revocations.add(RevocationValue.parse(entry.strip()));
                }
            } catch (IllegalArgumentException e) {
                faults.add(place + ": '" + entry.strip() + "' " + e.getMessage());
            }
        }
    }
}
