package io.github.entrafilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one file for who has no Maven, as it is delivered. */
@Timeout(120)
class StandaloneJarIT {

    private static final String JAR = System.getProperty("standalone.jar", "target/entra-filter-standalone.jar");

    private static List<String> entries() {
        try (JarFile jar = new JarFile(JAR)) {
            return jar.stream().map(JarEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void leaves_the_name_of_nimbus_to_the_war() {
        assertThat(entries())
                .noneMatch(name -> name.startsWith("com/"))
                .anyMatch(name -> name.startsWith("io/github/entrafilter/nimbusds/jose/"));
    }

    @Test
    void brings_what_containers_look_for() {
        assertThat(entries())
                .contains(
                        "META-INF/web-fragment.xml",
                        "META-INF/services/jakarta.servlet.ServletContainerInitializer",
                        "META-INF/services/jakarta.enterprise.inject.spi.Extension",
                        "META-INF/services/jakarta.ws.rs.container.DynamicFeature");
    }

    @Test
    void needs_nothing_else_to_explain_a_token() throws IOException, InterruptedException {
        Process doctor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR,
                        "explain",
                        "not-a-token")
                .redirectErrorStream(true)
                .start();
        String report = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(doctor.exitValue()).isNotZero();
        assertThat(report).doesNotContain("\tat ", "NoClassDefFoundError", "not-a-token");
    }

    @Test
    void holds_no_class_twice() {
        assertThat(entries().stream().filter(name -> name.endsWith(".class"))).doesNotHaveDuplicates();
    }
}
