package io.github.entrafilter.it.matrix;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container.
 *
 * @param sound whether the latest run came to its end, with tests and without failures, by its own summary
 */
record Row(String container, boolean sound, List<Run> runs) {

    private static final String NOT_RUN = "not run";
    private static final Pattern SUMMARY = Pattern.compile(
            "<completed>[1-9]\\d*</completed>\\s*<errors>0</errors>\\s*<failures>0</failures>"
                    + ".*<failureMessage xsi:nil=\"true\"",
            Pattern.DOTALL);

    /** Reads what is in a container's module; empty if the suite was not run there. */
    static Optional<Row> read(Path module) throws IOException {
        Path summary = module.resolve("target/failsafe-reports/failsafe-summary.xml");
        if (!Files.exists(summary)) {
            return Optional.empty();
        }
        String name = module.getFileName().toString();
        return Optional.of(
                new Row(name, SUMMARY.matcher(Files.readString(summary)).find(), runsIn(module)));
    }

    private static List<Run> runsIn(Path module) throws IOException {
        Path records = module.resolve("target/capabilities");
        List<Run> runs = new ArrayList<>();
        if (Files.isDirectory(records)) {
            try (Stream<Path> files = Files.list(records)) {
                for (Path file : files.sorted().toList()) {
                    runs.add(Run.read(file));
                }
            }
        }
        return runs;
    }

    /** Its cells, behind its name. */
    List<String> cells(List<Integer> jdks) {
        Stream<String> capabilities = Column.all().stream().map(this::cell);
        Stream<String> ofJdks = jdks.stream()
                .map(jdk -> label(runs.stream()
                        .filter(run -> run.jdk() == jdk)
                        .findFirst()
                        .flatMap(Run::outcome)));
        return Stream.concat(capabilities, ofJdks).toList();
    }

    boolean hasFailed() {
        return !sound || runs.stream().anyMatch(run -> run.outcome().equals(Optional.of(Outcome.FAIL)));
    }

    private String cell(Column column) {
        return Run.WORST_FIRST.stream()
                .flatMap(outcome -> column.capabilities().stream()
                        .filter(capability -> outcome(capability).equals(Optional.of(outcome)))
                        .map(capability -> capability.label(outcome)))
                .findFirst()
                .orElse(NOT_RUN);
    }

    private Optional<Outcome> outcome(Capability capability) {
        return Run.worst(
                runs.stream().flatMap(run -> run.outcome(capability).stream()).collect(Collectors.toSet()));
    }

    private static String label(Optional<Outcome> outcome) {
        return outcome.map(Outcome::label).orElse(NOT_RUN);
    }
}
