package io.github.entrafilter.localentra.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LocalEntra
class HonestTokenTest {

    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000000";
    private static final String ORDERS = "11111111-c11d-4000-8000-000000000000";
    private static final String ORDERS_V1 = "22222222-c11d-4000-8000-000000000000";
    private static final String CLIENT = "33333333-c11d-4000-8000-000000000000";
    private static final String CLIENT_OBJECT = "33333333-0b1d-4000-8000-000000000000";

    private final LocalEntraServer entra;

    HonestTokenTest(LocalEntraServer entra) {
        this.entra = entra;
    }

    @ParameterizedTest
    @CsvSource({
        "orders,    /common/discovery/v2.0/keys",
        "orders,    /" + TENANT + "/discovery/v2.0/keys",
        "orders-v1, /" + TENANT + "/discovery/keys",
    })
    void token_verifies_with_the_published_keys(String application, String keys) {
        DecodedToken token = DecodedToken.of(entra.token("orders-client", application));

        assertThat(token.isSignedByOneOf(new Client(entra).json(keys))).isTrue();
    }

    @Nested
    class Version2 {

        private final DecodedToken token = DecodedToken.of(entra.token("orders-client", "orders"));

        @Test
        void header_names_the_key_once() {
            String kid = (String) token.header().get("kid");
            assertThat(token.header()).isEqualTo(Map.of("typ", "JWT", "alg", "RS256", "kid", kid));
        }

        @Test
        void token_has_audience_issuer_and_subject() {
            assertThat(token.claims())
                    .containsEntry("aud", ORDERS)
                    .containsEntry("iss", entra.authority() + "/" + TENANT + "/v2.0")
                    .containsEntry("tid", TENANT)
                    .containsEntry("ver", "2.0")
                    .containsEntry("azp", CLIENT)
                    .containsEntry("azpacr", "2")
                    .containsEntry("oid", CLIENT_OBJECT)
                    .containsEntry("sub", CLIENT_OBJECT)
                    .containsEntry("idtyp", "app")
                    .containsEntry("roles", List.of("consumer"));
        }

        @Test
        void version_2_token_lacks_claims_of_version_1_and_users() {
            assertThat(token.claims()).doesNotContainKeys("appid", "appidacr", "idp", "scp", "jti", "upn");
        }
    }

    @Nested
    class Version1 {

        private final DecodedToken token = DecodedToken.of(entra.token("orders-client", "orders-v1"));

        @Test
        void header_names_the_key_twice() {
            assertThat(token.header()).containsOnlyKeys("typ", "alg", "x5t", "kid");
            assertThat(token.header().get("x5t")).isEqualTo(token.header().get("kid"));
        }

        @Test
        void token_has_audience_issuer_and_subject() {
            assertThat(token.claims())
                    .containsEntry("aud", "api://" + ORDERS_V1)
                    .containsEntry("iss", "https://sts.windows.net/" + TENANT + "/")
                    .containsEntry("idp", "https://sts.windows.net/" + TENANT + "/")
                    .containsEntry("tid", TENANT)
                    .containsEntry("ver", "1.0")
                    .containsEntry("appid", CLIENT)
                    .containsEntry("appidacr", "2")
                    .containsEntry("oid", CLIENT_OBJECT)
                    .containsEntry("sub", CLIENT_OBJECT)
                    .containsEntry("roles", List.of("consumer"));
        }

        @Test
        void version_1_token_lacks_claims_of_version_2_and_optional_claims() {
            assertThat(token.claims()).doesNotContainKeys("azp", "azpacr", "idtyp", "scp", "jti");
        }
    }

    @Nested
    class UserToken {

        private final DecodedToken token = DecodedToken.of(entra.token("alice", "orders"));

        @Test
        void user_token_has_scopes_and_a_pairwise_subject() {
            assertThat(token.claims())
                    .containsEntry("scp", "user_impersonation")
                    .containsEntry("oid", "77777777-0b1d-4000-8000-000000000000")
                    .containsEntry("preferred_username", "alice@local-entra.example")
                    .doesNotContainEntry("sub", "77777777-0b1d-4000-8000-000000000000")
                    .doesNotContainKeys("idtyp", "xms_mirid");
        }

        @Test
        void user_token_has_the_users_roles() {
            assertThat(token.claims()).containsEntry("roles", List.of("consumer"));
        }

        @Test
        void user_token_subject_is_stable_per_api() {
            assertThat(token.claims().get("sub"))
                    .isEqualTo(DecodedToken.of(entra.token("alice", "orders"))
                            .claims()
                            .get("sub"))
                    .isNotEqualTo(DecodedToken.of(entra.token("alice", "orders-v1"))
                            .claims()
                            .get("sub"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "orders-client, orders,    xms_ftd xms_idrel xms_act_fct xms_sub_fct",
        "orders-client, orders-v1, xms_ftd xms_idrel xms_act_fct xms_sub_fct xms_rd xms_tcdt",
        "nightly-job,   orders,    xms_ftd xms_idrel xms_act_fct xms_sub_fct",
        "nightly-job,   orders-v1, xms_ftd xms_idrel xms_act_fct xms_sub_fct xms_rd xms_tcdt",
        "alice,         orders,    xms_ftd xms_idrel",
        "alice,         orders-v1, xms_ftd xms_idrel xms_rd xms_tcdt xms_st",
    })
    void token_has_undocumented_claims_of_captured_tokens(String principal, String application, String claims) {
        assertThat(DecodedToken.of(entra.token(principal, application)).claims())
                .containsKeys(claims.split(" "));
    }

    @Test
    void version_1_user_token_has_a_claim_that_is_an_object() {
        assertThat(DecodedToken.of(entra.token("alice", "orders-v1")).claims().get("xms_st"))
                .isInstanceOf(Map.class);
    }

    @Test
    void token_has_all_roles_of_its_principal() {
        assertThat(DecodedToken.of(entra.token("orders-admin", "orders")).claims())
                .containsEntry("roles", List.of("admin", "consumer"));
    }

    @Test
    void token_without_roles_lacks_the_claim() {
        assertThat(DecodedToken.of(entra.token("stranger", "orders")).claims()).doesNotContainKey("roles");
    }

    @ParameterizedTest
    @CsvSource({"orders-client, 86700", "nightly-job, 3900", "alice, 3900"})
    void token_lifetime_depends_on_the_kind_of_principal(String principal, long seconds) {
        DecodedToken token = DecodedToken.of(entra.token(principal, "orders"));

        assertThat(token.seconds("exp") - token.seconds("iat")).isEqualTo(seconds);
        assertThat(token.seconds("nbf")).isEqualTo(token.seconds("iat"));
    }

    @ParameterizedTest
    @CsvSource({"orders-client, 2", "nightly-job, 1", "alice, 0"})
    void token_has_the_client_authentication_method(String principal, String azpacr) {
        assertThat(DecodedToken.of(entra.token(principal, "orders")).claims()).containsEntry("azpacr", azpacr);
    }

    @Test
    void managed_identity_token_names_its_azure_resource() {
        assertThat(DecodedToken.of(entra.token("orders-client", "orders"))
                        .claims()
                        .get("xms_mirid"))
                .asString()
                .endsWith("/userAssignedIdentities/orders-client");
        assertThat(DecodedToken.of(entra.token("nightly-job", "orders")).claims())
                .doesNotContainKey("xms_mirid");
    }

    @Test
    void two_tokens_of_a_principal_differ() {
        TokenBuilder builder = entra.token("orders-client", "orders");

        assertThat(DecodedToken.of(builder).claims().get("uti"))
                .isNotEqualTo(DecodedToken.of(builder).claims().get("uti"));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,        orders,  'no principal ''nobody''; it has orders-client, orders-admin'",
        "orders-client, nothing, 'no application ''nothing''; it has orders, orders-v1'",
    })
    void token_for_an_unknown_name_is_refused(String principal, String application, String message) {
        assertThatThrownBy(() -> entra.token(principal, application))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
