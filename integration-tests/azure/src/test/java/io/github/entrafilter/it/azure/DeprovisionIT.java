package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.graph.GraphObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code deprovision.sh} takes away. */
class DeprovisionIT {

    private static final String WITHDRAW = "samples/azure/deprovision.sh --name short-lived" + SignedInTenant.IDENTITY;
    private static final String DELETE = "samples/azure/deprovision.sh --name short-lived --application";

    private final SignedInTenant tenant = SignedInTenant.start();
    private final Graph graph = tenant.graph();
    private final List<GraphObject> before = graph.everything();

    DeprovisionIT() throws Exception {}

    @BeforeEach
    void provision() throws Exception {
        tenant.provision("short-lived");
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void a_role_that_is_withdrawn_is_in_no_new_token() throws Exception {
        tenant.run("samples/azure/provision.sh --name short-lived --role admin" + SignedInTenant.IDENTITY);

        tenant.run(WITHDRAW);

        assertThat(graph.token(resource()).getClaims()).containsEntry("roles", List.of("admin"));
    }

    @Test
    void a_client_whose_last_role_is_withdrawn_gets_no_token() throws Exception {
        tenant.run(WITHDRAW);

        assertThat(graph.metadataAnswer(resource()).text("error_description")).startsWith("AADSTS501051");
    }

    @Test
    void a_deleted_application_leaves_nothing() throws Exception {
        String resource = resource();

        tenant.run(DELETE);

        assertThat(graph.everything()).isEqualTo(before);
        assertThat(graph.metadataAnswer(resource).text("error_description")).startsWith("AADSTS500011");
    }

    @Test
    void what_is_gone_already_is_no_error() throws Exception {
        tenant.run(WITHDRAW);
        assertThat(tenant.run(WITHDRAW).err()).contains("was not assigned");

        tenant.run(DELETE);
        assertThat(tenant.run(DELETE).err()).contains("There is no application short-lived.");
    }

    private String resource() throws Exception {
        return "api://" + graph.application("short-lived").text("appId");
    }
}
