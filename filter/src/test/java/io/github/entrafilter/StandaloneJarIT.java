package io.github.entrafilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.doctor.war.SampleWar;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one file for who has no Maven, as it is delivered. */
@Timeout(120)
class StandaloneJarIT {

    private static final String JAR = System.getProperty("standalone.jar", "target/entra-filter-standalone.jar");

    @TempDir
    private Path folder;

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
                        "META-INF/services/jakarta.ws.rs.core.Feature",
                        "META-INF/services/jakarta.ws.rs.ext.Providers",
                        "META-INF/services/org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable",
                        "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                        "META-INF/entra-filter.tld");
    }

    @Test
    void needs_nothing_else_to_say_which_settings_are_missing() throws Exception {
        Ended doctor = run("explain", "not-a-token");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.printed() + doctor.log())
                .contains("entra.tenant-id is missing")
                .doesNotContain("\tat ", "NoClassDefFoundError", "not-a-token");
    }

    @Test
    void explains_a_token_that_is_accepted() throws Exception {
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            authority.publishes(TestKeys.ENTRA);
            String token = token(3600);

            Ended doctor = run("explain", "--config", config(authority), token);

            assertThat(doctor.printed()).contains("Verdict: accepted, as " + TestTokens.OBJECT);
            assertThat(doctor.status()).isZero();
            assertNothingOf(token, doctor);
        }
    }

    @Test
    void explains_a_token_that_is_refused_to_programs() throws Exception {
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            authority.publishes(TestKeys.ENTRA);
            String token = token(-3600);

            Ended doctor = run("explain", "--json", "--config", config(authority), token);

            assertThat(doctor.printed())
                    .startsWith("{\"verdict\":\"refused, token_expired: ")
                    .endsWith("}\n")
                    .contains("\"exitCode\":1");
            assertThat(doctor.status()).isEqualTo(1);
            assertNothingOf(token, doctor);
        }
    }

    @Test
    void says_that_it_cannot_tell_without_keys() throws Exception {
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            assertThat(run("explain", "--config", config(authority), token(3600))
                            .status())
                    .isEqualTo(3);
        }
    }

    @Test
    void checks_a_configuration() throws Exception {
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            authority.publishes(TestKeys.ENTRA);

            assertThat(run("check-config", "--config", config(authority)).status())
                    .isZero();
        }
    }

    @Test
    void usage_is_printed() throws Exception {
        Ended doctor = run("examine");

        assertThat(doctor.status()).isEqualTo(2);
        assertThat(doctor.printed()).startsWith("unknown command examine\n");
    }

    @Test
    void has_help_and_the_version_of_the_build() throws Exception {
        Ended help = run("--help");
        assertThat(help.status()).isZero();
        assertThat(help.printed()).contains("java -jar entra-filter-standalone.jar explain", "check-config");

        Ended version = run("--version");
        assertThat(version.status()).isZero();
        assertThat(version.printed()).matches("Entra Filter [0-9][^ ]*\\R");
    }

    @Test
    void logs_nothing_into_its_report() throws Exception {
        try (LoopbackAuthority authority = new LoopbackAuthority()) {
            Ended doctor = run("explain", "--config", config(authority), token(3600));

            assertThat(doctor.status()).isEqualTo(3);
            assertThat(doctor.log()).isEmpty();
        }
    }

    @Test
    void explains_a_war_that_holds_it() throws Exception {
        Path war = SampleWar.withoutJar()
                .with("WEB-INF/lib/entra.jar", Files.readAllBytes(Path.of(JAR)))
                .servlet("orders", "/orders/*")
                .webXml(
                        "<filter-mapping><filter-name>EntraFilter</filter-name><url-pattern>/*</url-pattern></filter-mapping>")
                .writeTo(folder);

        Ended doctor = run("explain-war", war.toString());

        assertThat(doctor.printed())
                .startsWith("Verdict: nothing is open: 1 endpoint is protected\n")
                .contains("PROTECTED  servlet orders  /orders/*  EntraFilter  any caller")
                .doesNotContain("FAIL");
        assertThat(doctor.status()).isZero();
    }

    private static String token(int secondsLeft) {
        long now = Instant.now().getEpochSecond();
        return TestTokens.v1()
                .claim("iat", now - 7200)
                .claim("nbf", now - 7200)
                .claim("exp", now + secondsLeft)
                .text();
    }

    private String config(LoopbackAuthority authority) throws IOException {
        return Files.write(
                        folder.resolve("config.properties"),
                        List.of(
                                "ENTRA_TENANT_ID=" + TestTokens.TENANT,
                                "entra.client-id=" + TestTokens.API,
                                "entra.authority=" + authority.address()))
                .toString();
    }

    private static void assertNothingOf(String token, Ended doctor) {
        for (String part : token.split("\\.", -1)) {
            assertThat(doctor.printed() + doctor.log()).doesNotContain(part);
        }
    }

    /** A program that has ended. */
    private record Ended(int status, String printed, String log) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ENTRA_"));
        Process doctor = builder.start();
        String printed = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(doctor.exitValue(), printed, Files.readString(log));
    }

    @Test
    void holds_no_class_twice() {
        assertThat(entries().stream().filter(name -> name.endsWith(".class"))).doesNotHaveDuplicates();
    }
}
