package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JAR that needs no other, in an application that maps no filter: it protects everything, and leaves the
 * application the nimbus that it has of its own.
 */
@Shows(Capability.STANDALONE_JAR)
@Tag("extended")
class StandaloneJarIT extends DeployedOrdersService {

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.max-token-bytes", Integer.toString(RefusedRequest.MAX_TOKEN_BYTES));
        settings.put("entra.client-authentication", "certificate");
        settings.put("entra.public-paths", "/health, /index.html");
        return TestBed.ordersServiceByStandaloneJar(Set.of("socket"), "unmapped.xml", settings)
                .addAsWebInfResource("wars/own-libraries.xml", "glassfish-web.xml")
                .addAsWebResource(new StringAsset("welcome page"), "index.html");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_servlet_is_not_reached_with(RefusedRequest request) {
        Reply reply = api.send("GET", "/whoami", request.authorization().apply(entra));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @Test
    void the_servlet_sees_its_caller() {
        assertThat(api.get("/whoami?role=consumer", honestToken()).body())
                .contains("\"authType\":\"BEARER\"")
                .contains("\"consumer\":true");
    }

    /** Works by default, also on containers that enforce the annotations of resources themselves. */
    @ParameterizedTest
    @CsvSource({
        "/api/orders,                  consumer, 200",
        "/api/orders,                  auditor,  403",
        "/api/annotated/for-consumers, consumer, 200",
        "/api/annotated/for-consumers, auditor,  403",
        "/api/annotated/denied,        consumer, 403",
    })
    @Shows(Capability.JAXRS_ROLES)
    void an_annotation_of_a_resource_is_enforced(String path, String role, int status) {
        String token = RefusedRequest.honest(entra).roles(role).mint();

        assertThat(api.get(path, token).status()).isEqualTo(status);
    }

    /** In a server inside of this JVM, it may be the one of the tests. */
    @Test
    void the_application_works_with_a_nimbus_that_is_not_of_the_filter() {
        assertThat(api.get("/own-nimbus", honestToken()).body())
                .containsPattern("nimbus[^/]*\\.jar")
                .doesNotContain("entra-filter");
    }

    @Test
    void a_public_path_needs_no_token() {
        assertThat(api.send("GET", "/health", List.of()).status()).isEqualTo(200);
    }

    @Test
    void a_public_welcome_file_needs_no_token() {
        assertThat(api.send("GET", "/index.html", List.of()).body()).isEqualTo("welcome page");
    }

    @Test
    void a_public_welcome_file_does_not_open_the_context_root() {
        assertThat(api.send("GET", "/", List.of()).reason()).isEqualTo("no_token");
        assertThat(api.get("/", honestToken()).body()).isEqualTo("welcome page");
    }

    @Test
    @Shows(Capability.WEBSOCKET)
    void an_anonymous_websocket_handshake_is_refused() {
        assertThat(handshake(List.of()).status()).isEqualTo(401);
    }

    @Test
    @Shows(Capability.WEBSOCKET)
    void a_websocket_handshake_without_a_role_is_refused() {
        String token = entra.token("stranger", TestBed.API).mint();

        assertThat(handshake(List.of("Bearer " + token)).status()).isEqualTo(403);
    }

    @Test
    @Shows(Capability.WEBSOCKET)
    void a_websocket_endpoint_sees_the_caller_of_its_handshake() {
        KnownCaller consumer = KnownCaller.consumer(entra);

        assertThat(handshake(List.of("Bearer " + consumer.token())))
                .isEqualTo(new WebSocketReply(101, "hello from " + consumer.name()));
    }

    private WebSocketReply handshake(List<String> authorization) {
        return WebSocketReply.of(deployed, "/socket/echo", authorization);
    }

    private String honestToken() {
        return RefusedRequest.honest(entra).mint();
    }
}
