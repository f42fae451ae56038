package io.github.entrafilter.localentra.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra
class TokenBuilderTest {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private LocalEntraServer entra;
    private TokenBuilder builder;

    @BeforeEach
    void start(LocalEntraServer server) {
        entra = server;
        builder = server.token("orders-client", "orders");
    }

    @Test
    void version_is_independent_of_the_api() {
        assertThat(claims(builder.version1()))
                .containsEntry("ver", "1.0")
                .containsEntry("iss", "https://sts.windows.net/" + entra.tenantId() + "/")
                .containsEntry("aud", "api://11111111-c11d-4000-8000-000000000000");
        assertThat(claims(entra.token("orders-client", "orders-v1").version2()))
                .containsEntry("ver", "2.0")
                .containsEntry("aud", "22222222-c11d-4000-8000-000000000000");
    }

    @Test
    void order_of_version_and_claims_is_irrelevant() {
        assertThat(claims(builder.claim("custom", 1).version1())).containsEntry("custom", 1L);
    }

    @Test
    void roles_are_set() {
        assertThat(claims(builder.roles("one", "two"))).containsEntry("roles", List.of("one", "two"));
    }

    @Test
    void roles_are_removed() {
        assertThat(claims(builder.roles())).doesNotContainKey("roles");
    }

    @Test
    void claims_are_set_and_removed() {
        assertThat(claims(builder.claim("oid", "other").claim("flag", true).without("uti")))
                .containsEntry("oid", "other")
                .containsEntry("flag", true)
                .doesNotContainKey("uti");
    }

    @Test
    void header_members_are_set_and_removed() {
        assertThat(DecodedToken.of(builder.header("typ", "at+jwt").withoutHeader("kid"))
                        .header())
                .containsEntry("typ", "at+jwt")
                .doesNotContainKey("kid");
    }

    @Test
    void json_member_is_repeated() {
        assertThat(DecodedToken.of(builder.repeating("ver", "9.9")).payload())
                .contains("\"ver\":\"2.0\"")
                .contains("\"ver\":\"9.9\"");
    }

    @Test
    void time_of_issue_moves_the_lifetime() {
        DecodedToken token = DecodedToken.of(builder.issuedAt(TIME));

        assertThat(token.seconds("iat")).isEqualTo(TIME.getEpochSecond());
        assertThat(token.seconds("nbf")).isEqualTo(TIME.getEpochSecond());
        assertThat(token.seconds("exp")).isEqualTo(TIME.plusSeconds(86_700).getEpochSecond());
    }

    @Test
    void bounds_of_validity_are_set() {
        DecodedToken token = DecodedToken.of(builder.notBefore(TIME).expiresAt(TIME.plusSeconds(1)));

        assertThat(token.seconds("nbf")).isEqualTo(TIME.getEpochSecond());
        assertThat(token.seconds("exp")).isEqualTo(TIME.getEpochSecond() + 1);
    }

    @Test
    void audience_is_set() {
        assertThat(claims(builder.audience("api://other"))).containsEntry("aud", "api://other");
    }

    @Test
    void tenant_is_set_in_all_claims() {
        String tenant = "cccccccc-0000-4000-8000-000000000000";

        assertThat(claims(builder.tenant(tenant)))
                .containsEntry("tid", tenant)
                .containsEntry("iss", entra.authority() + "/" + tenant + "/v2.0");
        assertThat(claims(builder.tenant(tenant).version1()))
                .containsEntry("iss", "https://sts.windows.net/" + tenant + "/")
                .containsEntry("idp", "https://sts.windows.net/" + tenant + "/");
    }

    @Test
    void delegated_token_has_user_and_client() {
        assertThat(claims(builder.delegated("orders.read", "orders.write")))
                .containsEntry("scp", "orders.read orders.write")
                .containsEntry("azp", "33333333-c11d-4000-8000-000000000000")
                .containsEntry("oid", "77777777-0b1d-4000-8000-000000000000")
                .containsEntry("name", "alice")
                .doesNotContainKeys("idtyp", "xms_mirid");
    }

    @Test
    void version_1_user_token_has_the_old_name_claims() {
        assertThat(claims(builder.delegated("x").version1()))
                .containsEntry("upn", "alice@local-entra.example")
                .containsEntry("unique_name", "alice@local-entra.example")
                .doesNotContainKey("preferred_username");
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 8_192, 16_383, 16_384, 16_385, 16_386})
    void token_is_padded_to_a_length(int bytes) {
        DecodedToken token = DecodedToken.of(builder.paddedTo(bytes));

        assertThat(token.compact().length()).isBetween(bytes, bytes + 1);
        assertThat(token.isSignedByOneOf(new Client(entra).json("/common/discovery/keys")))
                .isTrue();
    }

    @Test
    void builder_is_immutable() {
        builder.roles("other");
        builder.version1();

        assertThat(claims(builder)).containsEntry("roles", List.of("consumer")).containsEntry("ver", "2.0");
    }

    private static Map<String, Object> claims(TokenBuilder of) {
        return DecodedToken.of(of).claims();
    }
}
