package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A service for few callers, known by name, on a platform whose cryptography has a fault: a servlet behind the servlet
 * filter and a resource behind the JAX-RS filter, by the same settings.
 */
@Shows(Capability.SERVLET_ROLES)
@Tag("extended")
class FewCallersIT extends DeployedOrdersService {

    private static final String SERVLET = "/whoami";
    private static final String RESOURCE = "/api/whoami";

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.allowed-clients", "33333333-c11d-4000-8000-000000000000");
        settings.put("mp.config.profile", "prod");
        settings.put("entra.roles-allowed", "auditor");
        // A comma with a backslash in front is part of a value; in a properties file the backslash is doubled.
        settings.put("%prod.entra.roles-allowed", "consumer, stock\\\\,admin");
        settings.put("entra.callers", "warehouse=33333333-0b1d-4000-8000-000000000000 picker");
        return TestBed.ordersService("few-callers.xml", settings)
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
    }

    @Test
    void a_servlet_refuses_a_client_that_is_not_listed() {
        refusesAClientThatIsNotListed(SERVLET);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_refuses_a_client_that_is_not_listed() {
        refusesAClientThatIsNotListed(RESOURCE);
    }

    private void refusesAClientThatIsNotListed(String path) {
        Reply reply = api.get(path, entra.token("orders-admin", TestBed.API).mint());

        assertThat(reply).isEqualTo(RefusedRequest.forbidden("client_not_allowed"));
    }

    @Test
    void a_servlet_refuses_a_caller_with_none_of_the_roles() {
        refusesACallerWithNoneOfTheRoles(SERVLET);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_refuses_a_caller_with_none_of_the_roles() {
        refusesACallerWithNoneOfTheRoles(RESOURCE);
    }

    private void refusesACallerWithNoneOfTheRoles(String path) {
        Reply reply =
                api.get(path, RefusedRequest.honest(entra).roles("auditor").mint());

        assertThat(reply).isEqualTo(RefusedRequest.forbidden("role_missing"));
    }

    @Test
    void a_servlet_refuses_a_caller_with_part_of_a_role_that_contains_a_comma() {
        refusesACallerWithPartOfARole(SERVLET);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_refuses_a_caller_with_part_of_a_role_that_contains_a_comma() {
        refusesACallerWithPartOfARole(RESOURCE);
    }

    private void refusesACallerWithPartOfARole(String path) {
        assertThat(withRole("admin", path)).isEqualTo(RefusedRequest.forbidden("role_missing"));
        assertThat(withRole("stock\\", path)).isEqualTo(RefusedRequest.forbidden("role_missing"));
    }

    @Test
    void a_servlet_admits_a_caller_with_a_role_that_contains_a_comma() {
        assertThat(withRole("stock,admin", SERVLET).status()).isEqualTo(200);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_admits_a_caller_with_a_role_that_contains_a_comma() {
        assertThat(withRole("stock,admin", RESOURCE).status()).isEqualTo(200);
    }

    private Reply withRole(String role, String path) {
        return api.get(path, RefusedRequest.honest(entra).roles(role).mint());
    }

    @Test
    void a_servlet_knows_a_registered_caller_by_name_and_roles_of_its_own() {
        knowsARegisteredCaller(SERVLET);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_knows_a_registered_caller_by_name_and_roles_of_its_own() {
        knowsARegisteredCaller(RESOURCE);
    }

    private void knowsARegisteredCaller(String path) {
        Reply reply =
                api.get(path + "?role=picker", RefusedRequest.honest(entra).mint());

        assertThat(reply.body()).contains("\"name\":\"warehouse\"").contains("\"picker\":true");
    }

    @Test
    void a_servlet_accepts_no_request_after_an_error_of_the_platform() {
        acceptsNoRequestAfterAnError(SERVLET);
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_resource_accepts_no_request_after_an_error_of_the_platform() {
        acceptsNoRequestAfterAnError(RESOURCE);
    }

    private void acceptsNoRequestAfterAnError(String path) {
        Reply reply = api.get(
                path, RefusedRequest.honest(entra).header("note", "strike-me").mint());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.reason()).isEqualTo("judgement_failed");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.header("WWW-Authenticate")).isEmpty();
    }
}
