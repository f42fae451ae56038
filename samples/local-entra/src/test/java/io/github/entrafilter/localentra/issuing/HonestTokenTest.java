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
    void verifies_with_the_published_keys(String application, String keys) {
        DecodedToken token = DecodedToken.of(entra.token("orders-client", application));

        assertThat(token.isSignedByOneOf(new Client(entra).json(keys))).isTrue();
    }

    @Nested
    class In_version_2 {

        private final DecodedToken token = DecodedToken.of(entra.token("orders-client", "orders"));

        @Test
        void names_its_key_once() {
            String kid = (String) token.header().get("kid");
            assertThat(token.header()).isEqualTo(Map.of("typ", "JWT", "alg", "RS256", "kid", kid));
        }

        @Test
        void says_for_whom_by_whom_and_about_whom_it_is() {
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
        void has_nothing_of_version_1_or_of_a_user() {
            assertThat(token.claims()).doesNotContainKeys("appid", "appidacr", "idp", "scp", "jti", "upn");
        }
    }

    @Nested
    class In_version_1 {

        private final DecodedToken token = DecodedToken.of(entra.token("orders-client", "orders-v1"));

        @Test
        void names_its_key_twice() {
            assertThat(token.header()).containsOnlyKeys("typ", "alg", "x5t", "kid");
            assertThat(token.header().get("x5t")).isEqualTo(token.header().get("kid"));
        }

        @Test
        void says_for_whom_by_whom_and_about_whom_it_is() {
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
        void has_nothing_of_version_2_nor_the_optional_claim_that_the_api_did_not_ask_for() {
            assertThat(token.claims()).doesNotContainKeys("azp", "azpacr", "idtyp", "scp", "jti");
        }
    }

    @Nested
    class Of_a_user {

        private final DecodedToken token = DecodedToken.of(entra.token("alice", "orders"));

        @Test
        void has_scopes_and_a_subject_that_is_not_the_object_id() {
            assertThat(token.claims())
                    .containsEntry("scp", "user_impersonation")
                    .containsEntry("oid", "77777777-0b1d-4000-8000-000000000000")
                    .containsEntry("preferred_username", "alice@local-entra.example")
                    .doesNotContainEntry("sub", "77777777-0b1d-4000-8000-000000000000")
                    .doesNotContainKeys("idtyp", "xms_mirid");
        }

        @Test
        void has_the_users_roles() {
            assertThat(token.claims()).containsEntry("roles", List.of("consumer"));
        }

        @Test
        void shows_each_api_another_subject_and_always_the_same() {
            assertThat(token.claims().get("sub"))
                    .isEqualTo(DecodedToken.of(entra.token("alice", "orders"))
                            .claims()
                            .get("sub"))
                    .isNotEqualTo(DecodedToken.of(entra.token("alice", "orders-v1"))
                            .claims()
                            .get("sub"));
        }
    }

    @Test
    void has_all_roles_of_its_principal() {
        assertThat(DecodedToken.of(entra.token("orders-admin", "orders")).claims())
                .containsEntry("roles", List.of("admin", "consumer"));
    }

    @Test
    void has_no_claim_for_roles_where_there_are_none() {
        assertThat(DecodedToken.of(entra.token("stranger", "orders")).claims()).doesNotContainKey("roles");
    }

    @ParameterizedTest
    @CsvSource({"orders-client, 86700", "nightly-job, 3900", "alice, 3900"})
    void lives_a_day_for_a_managed_identity_and_an_hour_for_others(String principal, long seconds) {
        DecodedToken token = DecodedToken.of(entra.token(principal, "orders"));

        assertThat(token.seconds("exp") - token.seconds("iat")).isEqualTo(seconds);
        assertThat(token.seconds("nbf")).isEqualTo(token.seconds("iat"));
    }

    @ParameterizedTest
    @CsvSource({"orders-client, 2", "nightly-job, 1", "alice, 0"})
    void tells_how_the_client_proved_who_it_is(String principal, String azpacr) {
        assertThat(DecodedToken.of(entra.token(principal, "orders")).claims()).containsEntry("azpacr", azpacr);
    }

    @Test
    void names_the_azure_resource_of_a_managed_identity() {
        assertThat(DecodedToken.of(entra.token("orders-client", "orders"))
                        .claims()
                        .get("xms_mirid"))
                .asString()
                .endsWith("/userAssignedIdentities/orders-client");
        assertThat(DecodedToken.of(entra.token("nightly-job", "orders")).claims())
                .doesNotContainKey("xms_mirid");
    }

    @Test
    void is_never_the_same_twice() {
        TokenRecipe recipe = entra.token("orders-client", "orders");

        assertThat(DecodedToken.of(recipe).claims().get("uti"))
                .isNotEqualTo(DecodedToken.of(recipe).claims().get("uti"));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,        orders,  'no principal ''nobody''; it has orders-client, orders-admin'",
        "orders-client, nothing, 'no application ''nothing''; it has orders, orders-v1'",
    })
    void is_for_those_in_the_directory_only(String principal, String application, String message) {
        assertThatThrownBy(() -> entra.token(principal, application))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
