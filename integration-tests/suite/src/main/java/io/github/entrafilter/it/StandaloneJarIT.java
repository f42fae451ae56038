package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JAR that needs no other protects alike, and leaves the application the nimbus that it has of its own. */
@Shows(Capability.STANDALONE_JAR)
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class StandaloneJarIT {

    @ArquillianResource
    private URL deployed;

    private final LocalEntraServer entra = TestBed.entra();
    private OrdersApi api;

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.max-token-bytes", Integer.toString(RefusedRequest.MAX_TOKEN_BYTES));
        settings.put("entra.client-authentication", "certificate");
        return TestBed.ordersServiceByStandaloneJar("standalone-jar.xml", settings)
                .addAsWebInfResource("wars/own-libraries.xml", "glassfish-web.xml");
    }

    @BeforeEach
    void connect() {
        api = new OrdersApi(deployed);
    }

    static Stream<RefusedRequest> refused() {
        return RefusedRequest.rows();
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

    private String honestToken() {
        return RefusedRequest.honest(entra).mint();
    }
}
