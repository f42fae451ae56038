package io.github.entrafilter.localentra.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.entrafilter.localentra.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("extended")
class DevelopmentModeTest {

    private static final String ON = "local-entra.enabled";

    @AfterEach
    void stop() {
        DevelopmentMode.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", " true "})
    void switch_starts_it(String value) {
        assertThat(started(ON, value).settings())
                .containsEntry("entra.tenant-id", "aaaaaaaa-0000-4000-8000-000000000000")
                .containsEntry("entra.client-id", "11111111-c11d-4000-8000-000000000000")
                .containsEntry(
                        "entra.authority",
                        started(ON, value).server().authority().toString())
                .containsOnlyKeys(DevelopmentMode.PROVIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "no", "1", "dev", "yes", "truely"})
    void other_values_of_the_switch_do_not_start_it(String value) {
        assertThat(server(ON, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mp.config.profile", "smallrye.config.profile", "quarkus.profile", "spring.profiles.active"})
    void profile_alone_does_not_start_it(String profile) {
        assertThat(server(profile, "dev")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entra.tenant-id",
                "entra.allowed-tenants",
                "entra.client-id",
                "entra.audiences",
                "entra.authority",
            })
    void setting_of_a_real_tenant_does_not_start_it(String setting) {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(server(ON, "true", setting, "real")).isEmpty();
            assertThat(server(ON, "true", setting, "real")).isEmpty();
            assertThat(log.lines())
                    .containsExactly("WARNING local Entra does not start, because " + setting
                            + " is set; the application's own settings count. Remove local-entra.enabled, or that"
                            + " setting in development");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IDENTITY_ENDPOINT", "WEBSITE_SITE_NAME", "CONTAINER_APP_NAME", "AZURE_FEDERATED_TOKEN_FILE"})
    void azure_does_not_start_it(String variable) throws IOException {
        try (ChildProcess child = ChildProcess.java(
                Map.of(variable, "x", "LOCAL_ENTRA_ENABLED", "true"),
                "-cp",
                ChildProcess.classPath(),
                DevelopmentProbe.class.getName())) {
            assertThat(child.rest())
                    .contains("refused: Local Entra does not start on Azure")
                    .contains(variable);
        }
    }

    @Test
    void second_application_of_a_machine_gets_another_port() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(true);
            occupy(other);
            assertThat(started(ON, "true").server().port()).isNotIn(0, 8400);
        }
    }

    /** Something else may have the port already; then it is taken just as well. */
    private static void occupy(ServerSocket socket) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8400));
        } catch (IOException taken) {
            assertThat(socket.isBound()).isFalse();
        }
    }

    @Test
    void signing_keys_are_new() throws IOException {
        String published = keys(started(ON, "true"));
        DevelopmentMode.stop();

        assertThat(keys(started(ON, "true"))).isNotEqualTo(published);
    }

    private static String keys(DevelopmentServer server) throws IOException {
        try (InputStream keys = server.server()
                .authority()
                .resolve("/common/discovery/v2.0/keys")
                .toURL()
                .openStream()) {
            return new String(keys.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void log_says_what_it_is_for_and_where_its_page_is() {
        try (CapturedLog log = new CapturedLog()) {
            DevelopmentServer server = started(ON, "true");
            assertThat(log.lines())
                    .containsExactly("WARNING FOR DEVELOPMENT ONLY: the application trusts local Entra at "
                            + server.server().authority()
                            + "/, which mints tokens for every process on this machine (tenant"
                            + " aaaaaaaa-0000-4000-8000-000000000000, API orders)");
        }
    }

    @Test
    void command_mints_a_token_of_a_caller_with_a_role() {
        DevelopmentServer server = started(ON, "true");
        try (CapturedLog log = new CapturedLog()) {
            server.logCall("http://localhost:8080/shop/");
            assertThat(log.lines())
                    .containsExactly("INFO call the application with a token of local Entra: curl -i -H"
                            + " \"Authorization: Bearer $(curl -fsS '"
                            + server.server().authority()
                            + "/local-entra/token?principal=orders-client&application=orders')\""
                            + " 'http://localhost:8080/shop/'");
        }
    }

    @Test
    void directory_file_replaces_the_standard_directory(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tenant.json"), """
                {"tenantId": "12121212-0000-4000-8000-000000000000",
                 "applications": [{"name": "shop", "clientId": "34343434-c11d-4000-8000-000000000000",
                   "objectId": "34343434-0b1d-4000-8000-000000000000", "appRoles": ["buyer"]}]}
                """);

        assertThat(started(ON, "true", "local-entra.directory", file.toString()).settings())
                .containsEntry("entra.tenant-id", "12121212-0000-4000-8000-000000000000")
                .containsEntry("entra.client-id", "34343434-c11d-4000-8000-000000000000");
    }

    @Test
    void missing_directory_file_is_reported() {
        assertThatIllegalStateException()
                .isThrownBy(() -> server(ON, "true", "local-entra.directory", "/no/such/file"))
                .withMessageContaining("local-entra.directory is /no/such/file, which cannot be read");
    }

    @Test
    void stopped_server_leaves_no_thread() {
        started(ON, "true");
        DevelopmentMode.stop();

        assertThat(Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("local-entra"));
        assertThat(DevelopmentMode.running()).isEmpty();
    }

    @Test
    void running_server_keeps_no_program_from_ending() {
        started(ON, "true");

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> List.of("HTTP-Dispatcher", "local-entra").contains(thread.getName()))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    private static DevelopmentServer started(String... properties) {
        return server(properties).orElseThrow();
    }

    private static Optional<DevelopmentServer> server(String... properties) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            map.put(properties[i], properties[i + 1]);
        }
        return DevelopmentMode.server(name -> Optional.ofNullable(map.get(name)).filter(value -> !value.isBlank()));
    }
}
