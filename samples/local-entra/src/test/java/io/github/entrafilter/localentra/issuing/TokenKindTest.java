package io.github.entrafilter.localentra.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@LocalEntra
class TokenKindTest {

    private static final String ABSENT = "absent";
    private static final String CLIENT = "33333333-c11d-4000-8000-000000000000";
    private static final String CLIENT_OBJECT = "33333333-0b1d-4000-8000-000000000000";
    private static final String ALICE = "77777777-0b1d-4000-8000-000000000000";

    private final LocalEntraServer entra;

    TokenKindTest(LocalEntraServer entra) {
        this.entra = entra;
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource({
        "AGENT,                     azp,             " + CLIENT,
        "AGENT,                     oid,             " + CLIENT,
        "AGENT,                     sub,             " + CLIENT,
        "AGENT,                     idtyp,           app",
        "AGENT,                     xms_sub_fct,     11 3 9",
        "AGENT,                     xms_par_app_azp, 88888888-c11d-4000-8000-000000000000",
        "AGENT,                     xms_idrel,       28 7",
        "AGENT,                     roles,           [consumer]",
        "AGENT,                     xms_mirid,       " + ABSENT,
        "AGENT_USER,                oid,             " + ALICE,
        "AGENT_USER,                idtyp,           user",
        "AGENT_USER,                azpacr,          2",
        "AGENT_USER,                xms_sub_fct,     3 13",
        "AGENT_USER,                xms_act_fct,     3 11 9",
        "AGENT_FOR_USER,            oid,             " + ALICE,
        "AGENT_FOR_USER,            idtyp,           user",
        "AGENT_FOR_USER,            xms_act_fct,     3 11 9",
        "AGENT_FOR_USER,            xms_sub_fct,     3",
        "AGENT_FOR_USER,            scp,             user_impersonation",
        "FEDERATED,                 oid,             " + CLIENT_OBJECT,
        "FEDERATED,                 idtyp,           app",
        "FEDERATED,                 xms_idrel,       33 30",
        "GUEST,                     idp,             https://sts.windows.net/bbbbbbbb-0000-4000-8000-000000000000/",
        "GUEST,                     xms_idrel,       24 5",
        "GROUPS_OVERAGE,            _claim_names,    {groups=src1}",
        "WITHOUT_SERVICE_PRINCIPAL, oid,             " + ABSENT,
        "WITHOUT_SERVICE_PRINCIPAL, xms_idrel,       13 20",
        "APPLICATION_WITH_SCOPE,    scp,             /",
        "APPLICATION_WITH_SCOPE,    roles,           [consumer]",
        "APPLICATION_WITH_SCOPE,    idtyp,           app",
    })
    void kind_has_its_claims(TokenKind kind, String claim, String value) {
        Map<String, Object> claims = DecodedToken.of(
                        entra.token("orders-client", "orders").ofKind(kind))
                .claims();

        assertThat(String.valueOf(claims.getOrDefault(claim, ABSENT))).isEqualTo(value);
    }

    /** The GUID in a captured token: _1BdV5wXmkinR90GbKRsSA is 575d50ff-179c-489a-a747-dd066ca46c48. */
    @Test
    void federated_subject_has_the_tenant_in_microsofts_byte_order() {
        TokenBuilder token = entra.token("orders-client", "orders").tenant("575d50ff-179c-489a-a747-dd066ca46c48");

        assertThat(String.valueOf(DecodedToken.of(token.ofKind(TokenKind.FEDERATED))
                        .claims()
                        .get("sub")))
                .startsWith("/eid1/c/pub/t/_1BdV5wXmkinR90GbKRsSA/a/")
                .endsWith("/sc/" + CLIENT);
    }

    @Test
    void groups_overage_names_the_users_groups_in_graph() {
        Map<String, Object> claims = DecodedToken.of(
                        entra.token("alice", "orders-v1").ofKind(TokenKind.GROUPS_OVERAGE))
                .claims();

        assertThat(String.valueOf(claims.get("_claim_sources"))).contains(ALICE + "/getMemberObjects");
    }

    @Test
    void version_1_agent_has_the_claims_of_version_1() {
        assertThat(DecodedToken.of(entra.token("orders-client", "orders-v1").ofKind(TokenKind.AGENT))
                        .claims())
                .containsEntry("appid", CLIENT)
                .containsEntry("oid", CLIENT)
                .containsEntry("appidacr", "2")
                .doesNotContainKeys("azp", "azpacr");
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_is_minted_over_http(TokenKind kind) {
        String path = "/local-entra/token?principal=orders-client&application=orders&kind=" + kind.parameter();

        assertThat(DecodedToken.of(new Client(entra).get(path).body())
                        .isSignedByOneOf(new Client(entra).json("/common/discovery/v2.0/keys")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "agent,                     400",
        "federated,                 400",
        "without-service-principal, 400",
        "application-with-scope,    400",
        "agent-user,                200",
        "agent-for-user,            200",
        "guest,                     200",
        "groups-overage,            200",
    })
    void user_gets_only_kinds_of_users(String kind, int status) {
        var response = new Client(entra).get("/local-entra/token?principal=alice&application=orders&kind=" + kind);

        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 400) {
            assertThat(response.body()).contains("The kind " + kind + " is for applications, not users");
        }
    }

    @Test
    void unknown_kind_is_refused_with_the_allowed_values() {
        var response =
                new Client(entra).get("/local-entra/token?principal=orders-client&application=orders&kind=robot");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("?kind= must be one of agent, agent-user");
    }
}
