package io.github.entrafilter.it.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dry run of {@code .ci/release}, made once for all tests. */
final class StagedRelease {

    static final String VERSION = "1.0.0";
    static final String GROUP = "io/github/entrafilter";

    private static final Path CHECKOUT =
            Path.of(System.getProperty("checkout", "")).toAbsolutePath().normalize();

    private final ThrowAwayKey key;

    private StagedRelease(ThrowAwayKey key) {
        this.key = key;
    }

    static StagedRelease get() {
        return Holder.RELEASE;
    }

    private static StagedRelease make() {
        try {
            ThrowAwayKey key = ThrowAwayKey.generate();
            List<String> arguments = new ArrayList<>(List.of("-Dmaven.repo.local=" + LocalMaven.REPOSITORY));
            if (LocalMaven.OFFLINE) {
                arguments.add("--offline");
            }
            Map<String, String> environment = Map.of(
                    "MAVEN_ARGS", String.join(" ", arguments),
                    "MAVEN_GPG_KEY", key.armored(),
                    "MAVEN_GPG_PASSPHRASE", ThrowAwayKey.PASSPHRASE);
            new Command(CHECKOUT, environment).run(List.of("bash", ".ci/release", VERSION));
            return new StagedRelease(key);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    ThrowAwayKey key() {
        return key;
    }

    /** The release's sources, with its documentation. */
    Path sources() {
        return CHECKOUT.resolve("target/release");
    }

    /** The staged files as a Maven repository. */
    Path repository() {
        return sources().resolve("target/staging");
    }

    /** The names of all staged artifacts. */
    List<String> artifacts() {
        try (Stream<Path> directories = Files.list(repository().resolve(GROUP))) {
            return directories
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A staged file, such as that of {@code -sources.jar}. */
    Path file(String artifact, String ending) {
        return repository()
                .resolve(GROUP)
                .resolve(artifact)
                .resolve(VERSION)
                .resolve(artifact + "-" + VERSION + ending);
    }

    private static final class Holder {

        private static final StagedRelease RELEASE = make();
    }
}
