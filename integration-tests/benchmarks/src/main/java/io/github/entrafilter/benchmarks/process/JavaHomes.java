package io.github.entrafilter.benchmarks.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs that are installed next to the one that runs this program. */
public record JavaHomes(Path current) {

    /** A JDK with its feature release. */
    public record JavaHome(Path path, int feature) {}

    public static JavaHomes besideThis() throws IOException {
        return new JavaHomes(Path.of(System.getProperty("java.home")).toRealPath());
    }

    public JavaHome ofThis() {
        return new JavaHome(current, Runtime.version().feature());
    }

    /** Returns the newest JDK, if it is of this feature release or a later one. */
    public Optional<JavaHome> newest(int atLeast) throws IOException {
        try (Stream<Path> siblings = Files.list(current.resolveSibling("."))) {
            return Stream.concat(Stream.of(ofThis()), siblings.flatMap(home -> javaHome(home).stream()))
                    .filter(home -> home.feature() >= atLeast)
                    .max(Comparator.comparingInt(JavaHome::feature));
        }
    }

    private static Optional<JavaHome> javaHome(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Files.isExecutable(home.resolve("bin").resolve("java"))
                    ? Optional.of(
                            new JavaHome(home, Runtime.Version.parse(version).feature()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
