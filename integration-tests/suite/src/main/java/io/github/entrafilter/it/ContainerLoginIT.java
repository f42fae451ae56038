package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The caller is the container's caller, too: EJBs, security constraints and Jakarta Security go by the token's roles.
 */
@Shows(Capability.EJB_ROLES)
@BringsMechanism
@Tag("extended")
class ContainerLoginIT extends DeployedOrdersService {

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.container-login", "true");
        settings.put("entra.max-token-bytes", Integer.toString(RefusedRequest.MAX_TOKEN_BYTES));
        settings.put("entra.client-authentication", "certificate");
        return TestBed.ordersServiceAndVault("container-login.xml", settings);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_the_container_guards_is_not_reached_with(RefusedRequest request) {
        Reply reply = api.send("GET", "/constrained", request.authorization().apply(entra));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_the_filter_guards_is_not_reached_with(RefusedRequest request) {
        Reply reply = api.send("GET", "/whoami", request.authorization().apply(entra));

        assertThat(reply).isEqualTo(request.expectedReply());
    }

    @ParameterizedTest
    @CsvSource({
        "/vault,         consumer, 200",
        "/vault/destroy, consumer, 403",
        "/vault,         admin,    403",
        "/vault/destroy, admin,    200",
    })
    void an_ejb_opens_to_its_roles(String path, String role, int status) {
        assertThat(api.get(path, tokenWith(role)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/constrained, consumer, 200",
        "/constrained, admin,    403",
        "/api/orders,  consumer, 403",
    })
    void a_security_constraint_opens_to_its_roles(String path, String role, int status) {
        assertThat(api.get(path, tokenWith(role)).status()).isEqualTo(status);
    }

    @Test
    void jakarta_security_knows_the_caller() {
        String oid = entra.directory().principal("orders-client").orElseThrow().objectId();

        assertThat(api.get("/constrained", tokenWith("consumer")).body()).isEqualTo(oid + " consumer=true admin=false");
    }

    @Test
    void the_filter_still_shows_the_caller_of_the_token() {
        assertThat(api.get("/whoami?role=consumer", tokenWith("consumer")).body())
                .contains("\"authType\":\"BEARER\"")
                .contains("\"consumer\":true");
    }

    @Test
    void a_public_path_needs_no_token() {
        assertThat(api.send("GET", "/health", List.of()).status()).isEqualTo(200);
    }

    private String tokenWith(String role) {
        return RefusedRequest.honest(entra).roles(role).mint();
    }
}
