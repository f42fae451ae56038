package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The annotations of an application that lists its classes, on sub-resources and where declarations differ; with a
 * servlet filter in front and with none.
 */
@Shows(Capability.JAXRS_ROLES)
@Tag("extended")
class ListedResourcesIT extends DeployedOrdersService {

    private static final String REACHED = "resource reached";

    @Deployment(testable = false)
    static WebArchive ordersService() {
        WebArchive war = TestBed.ordersServiceWith(Set.of("rules"), "rules.xml", TestBed.settingsForResources())
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
        war.delete("/WEB-INF/classes/io/github/entrafilter/orders/api/OrdersApplication.class");
        return war;
    }

    /** Columns: method, path, and the outcome for an anonymous caller, a consumer and an administrator. */
    static Stream<Arguments> annotatedMethods() {
        return Stream.of(
                row("GET", "methods/any-caller", "401", "reached", "reached"),
                row("GET", "methods/admin", "401", "403", "reached"),
                row("POST", "overloads/admin", "401", "403", "reached"),
                row("GET", "overriding/overridden", "401", "403", "reached"),
                row("GET", "denied/described", "401", "403", "403"),
                row("GET", "admin/described", "401", "403", "reached"),
                row("GET", "admin", "401", "403", "reached"),
                row("OPTIONS", "admin", "401", "403", "success"),
                row("GET", "locators/any-caller", "401", "reached", "reached"),
                row("GET", "locators/admin-locator", "401", "403", "reached"),
                row("GET", "locators/denied-locator", "401", "403", "403"),
                row("GET", "locators/admin-method", "401", "403", "reached"),
                row("GET", "locators/admin-class", "401", "403", "reached"),
                row("GET", "locators/admin-object", "401", "403", "reached"),
                row("GET", "locators/admin-between/plain", "401", "403", "reached"),
                row("GET", "admin-locators/plain", "401", "403", "reached"));
    }

    private static Arguments row(String method, String path, String... outcomes) {
        return Arguments.of(method, path, List.of(outcomes));
    }

    @ParameterizedTest
    @MethodSource("annotatedMethods")
    void an_annotation_is_enforced_behind_a_servlet_filter(String method, String path, List<String> outcomes) {
        assertThat(outcomes(method, "/api/fronted/" + path)).isEqualTo(outcomes);
    }

    @ParameterizedTest
    @MethodSource("annotatedMethods")
    void an_annotation_is_enforced_without_a_servlet_filter(String method, String path, List<String> outcomes) {
        assertThat(outcomes(method, "/api/alone/" + path)).isEqualTo(outcomes);
    }

    private List<String> outcomes(String method, String path) {
        Stream<List<String>> authorizations = Stream.of(List.of(), bearer("orders-client"), bearer("orders-admin"));
        return authorizations
                .map(authorization -> outcome(api.send(method, path, authorization, "Content-Type", "text/plain")))
                .toList();
    }

    private List<String> bearer(String caller) {
        return List.of("Bearer " + entra.token(caller, TestBed.API).mint());
    }

    private static String outcome(Reply reply) {
        if (reply.body().contains(REACHED)) {
            return reply.status() == 200 ? "reached" : reply.status() + " reached";
        }
        return reply.status() / 100 == 2 ? "success" : Integer.toString(reply.status());
    }
}
