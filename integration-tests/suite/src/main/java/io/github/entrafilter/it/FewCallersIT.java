package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service for few callers, known by name, on a platform whose cryptography has a fault: a servlet behind the servlet
 * filter and a resource behind the JAX-RS filter, by the same settings.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FewCallersIT {

    private static final String SERVLET = "/whoami";
    private static final String RESOURCE = "/api/whoami";

    @ArquillianResource
    private URL deployed;

    private final LocalEntraServer entra = TestBed.entra();
    private OrdersApi api;

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.allowed-clients", "33333333-c11d-4000-8000-000000000000");
        settings.put("entra.roles-allowed", "consumer");
        settings.put("entra.callers", "warehouse=33333333-0b1d-4000-8000-000000000000 picker");
        return TestBed.ordersService("few-callers.xml", settings)
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
    }

    @BeforeEach
    void connect() {
        api = new OrdersApi(deployed);
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVLET, RESOURCE})
    void a_client_that_is_not_listed_is_refused(String path) {
        Reply reply = api.get(path, entra.token("orders-admin", TestBed.API).mint());

        assertThat(reply).isEqualTo(refused(403, "insufficient_scope", "client_not_allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVLET, RESOURCE})
    void a_caller_with_none_of_the_roles_is_refused(String path) {
        Reply reply =
                api.get(path, RefusedRequest.honest(entra).roles("auditor").mint());

        assertThat(reply).isEqualTo(refused(403, "insufficient_scope", "role_missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVLET, RESOURCE})
    void a_registered_caller_has_a_name_and_roles_of_its_own(String path) {
        Reply reply =
                api.get(path + "?role=picker", RefusedRequest.honest(entra).mint());

        assertThat(reply.body()).contains("\"name\":\"warehouse\"").contains("\"picker\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVLET, RESOURCE})
    void a_fault_of_the_platform_lets_nobody_in(String path) {
        Reply reply = api.get(
                path, RefusedRequest.honest(entra).header("note", "strike-me").mint());

        assertThat(reply).isEqualTo(refused(401, "invalid_token", "judgement_failed"));
    }

    private static Reply refused(int status, String error, String reason) {
        return new RefusedRequest("", entra -> List.of(), status, error, reason).expectedReply();
    }
}
