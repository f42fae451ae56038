package io.github.entrafilter.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same sources, built once more in another place: the files are the same, byte for byte. */
class RepeatedBuildIT {

    private static final Path SOURCES = Path.of(System.getProperty("sources.directory", ""));
    private static final boolean OFFLINE = Boolean.getBoolean("maven.offline");
    private static final int MOST_SECONDS = 300;

    @TempDir
    private static Path again;

    @BeforeAll
    static void build_again() throws IOException, MavenInvocationException {
        copySources();
        InvocationRequest build = new DefaultInvocationRequest()
                .setBaseDirectory(again.resolve("filter").toFile())
                .setMavenHome(Path.of(System.getProperty("maven.home", "")).toFile())
                .setLocalRepositoryDirectory(
                        Path.of(System.getProperty("maven.repository", "")).toFile())
                .addArgs(List.of("package"))
                .setProperties(withoutTests())
                .setBatchMode(true)
                .setQuiet(true)
                .setOffline(OFFLINE);
        build.setTimeoutInSeconds(MOST_SECONDS);

        assertThat(new DefaultInvoker().execute(build).getExitCode()).isZero();
    }

    private static void copySources() throws IOException {
        Files.createDirectory(again.resolve("published"));
        for (String file : List.of("pom.xml", "published/pom.xml", "LICENSE")) {
            Files.copy(SOURCES.resolve(file), again.resolve(file));
        }
        Path filter = SOURCES.resolve("filter");
        try (Stream<Path> files = Files.walk(filter)) {
            for (Path file :
                    (Iterable<Path>) files.filter(found -> !found.startsWith(filter.resolve("target")))::iterator) {
                Files.copy(file, again.resolve(SOURCES.relativize(file)));
            }
        }
    }

    private static Properties withoutTests() {
        Properties properties = new Properties();
        properties.setProperty("maven.test.skip", "true");
        properties.setProperty("spotless.check.skip", "true");
        properties.setProperty("spotless.apply.skip", "true");
        properties.setProperty("javadoc.phase", "package");
        return properties;
    }

    @Test
    @DisabledIfSystemProperty(named = "maven.offline", matches = "true", disabledReason = "it is made online only")
    void the_bill_of_materials_is_made_alike() {
        assertSame("bom.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entra-filter-standalone.jar",
                "%s.jar",
                "%s-sources.jar",
                "%s-javadoc.jar",
            })
    void is_made_alike(String file) {
        assertSame(file.formatted(Delivered.NAME));
    }

    private static void assertSame(String name) {
        assertThat(again.resolve("filter/target").resolve(name))
                .hasSameBinaryContentAs(Delivered.DIRECTORY.resolve(name));
    }
}
