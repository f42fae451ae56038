package io.github.entrafilter.it.matrix;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Finding;
import io.github.entrafilter.it.capability.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the suite found on one container and one JDK. */
record Run(int jdk, List<Finding> findings) {

    /** One test that fails is enough to fail, one that passes is needed to pass. */
    static final List<Outcome> WORST_FIRST = List.of(Outcome.FAIL, Outcome.PASS, Outcome.NONE);

    private static final String PREFIX = "jdk-";
    private static final String SUFFIX = ".tsv";

    static Run read(Path file) throws IOException {
        String name = file.getFileName().toString();
        int jdk = Integer.parseInt(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        return new Run(jdk, Files.readAllLines(file).stream().map(Finding::of).toList());
    }

    /** Empty where nothing was run. */
    Optional<Outcome> outcome(Capability capability) {
        return worst(findings.stream()
                .filter(finding -> finding.capability() == capability)
                .map(Finding::outcome)
                .collect(Collectors.toSet()));
    }

    /** Of all tests. */
    Optional<Outcome> outcome() {
        return worst(findings.stream().map(Finding::outcome).collect(Collectors.toSet()));
    }

    static Optional<Outcome> worst(Set<Outcome> outcomes) {
        return WORST_FIRST.stream().filter(outcomes::contains).findFirst();
    }
}
