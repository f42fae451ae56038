package io.github.entrafilter.localentra.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.keys.JsonWebKey;
import io.github.entrafilter.localentra.keys.KeyStock;
import io.github.entrafilter.localentra.keys.RsaSigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each defective token has exactly the defect of its name. */
@LocalEntra
class TokenDefectTest {

    private static final String OTHER_TENANT = "bbbbbbbb-0000-4000-8000-000000000000";

    private final KeyStock stock = KeyStock.load();

    private LocalEntraServer entra;
    private Map<String, Object> published;

    @BeforeEach
    void start(LocalEntraServer server) {
        entra = server;
        published = new Client(server).json("/" + server.tenantId() + "/discovery/v2.0/keys");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "EXPIRED",
                "NOT_YET_VALID",
                "US_GOVERNMENT_KEY",
                "CONSUMERS_KEY",
                "PS256",
                "RS512",
                "TWO_TENANTS",
                "DUPLICATE_MEMBER",
                "ANOTHER_TENANT",
                "ANOTHER_AUDIENCE",
                "DELEGATED",
                "NO_ROLES",
                "OVERSIZED"
            })
    void defect_beyond_the_signature_is_signed_correctly(TokenDefect defect) {
        assertThat(defective(defect).isSignedByOneOf(published)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "TAMPERED",
                "FLIPPED_BIT",
                "FORGED",
                "EMBEDDED_KEY",
                "UNKNOWN_KEY",
                "NEXT_KEY",
                "WEAK_KEY",
                "GRAPH_NONCE"
            })
    void defect_of_the_signature_does_not_verify(TokenDefect defect) {
        assertThat(defective(defect).isSignedByOneOf(published)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"TAMPERED", "FLIPPED_BIT", "EMPTY_SIGNATURE", "FORGED", "EMBEDDED_KEY", "GRAPH_NONCE", "HS256"})
    void defective_token_names_the_current_key(TokenDefect defect) {
        assertThat(defective(defect).header()).containsEntry("kid", currentKey().keyId());
    }

    @Test
    void expired_token_ended_more_than_an_hour_ago() {
        assertThat(defective(TokenDefect.EXPIRED).seconds("exp"))
                .isLessThanOrEqualTo(Instant.now().minusSeconds(3_600).getEpochSecond());
    }

    @Test
    void not_yet_valid_token_begins_later() {
        assertThat(defective(TokenDefect.NOT_YET_VALID).seconds("nbf"))
                .isGreaterThan(Instant.now().plusSeconds(600).getEpochSecond());
    }

    @Test
    void tampered_token_has_a_role_that_was_not_signed() {
        assertThat(defective(TokenDefect.TAMPERED).claims()).containsEntry("roles", List.of("admin", "tampered"));
    }

    @Test
    void flipped_bit_differs_from_the_correct_signature_in_one_bit() throws Exception {
        DecodedToken token = defective(TokenDefect.FLIPPED_BIT);
        byte[] corrected = token.signature().decode();
        corrected[corrected.length / 2] ^= 1;
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(currentKey().publicKey());
        verifier.update(signingInput(token).getBytes(StandardCharsets.US_ASCII));

        assertThat(verifier.verify(corrected)).isTrue();
    }

    @Test
    void empty_signature_keeps_rs256_in_the_header() {
        assertThat(defective(TokenDefect.EMPTY_SIGNATURE).header()).containsEntry("alg", "RS256");
        assertThat(defective(TokenDefect.EMPTY_SIGNATURE).compact()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"FORGED", "EMBEDDED_KEY"})
    void forged_token_is_signed_by_an_unpublished_key(TokenDefect defect) {
        assertThat(defective(defect).isSignedBy(stock.unpublished())).isTrue();
    }

    @Test
    void embedded_key_is_the_forgers() {
        assertThat(defective(TokenDefect.EMBEDDED_KEY).header())
                .containsEntry("jwk", JsonWebKey.bare(stock.unpublished()).members());
    }

    @Test
    void unknown_key_signs_correctly_under_its_own_id() {
        DecodedToken token = defective(TokenDefect.UNKNOWN_KEY);

        assertThat(token.header()).containsEntry("kid", stock.unpublished().keyId());
        assertThat(token.isSignedBy(stock.unpublished())).isTrue();
    }

    @Test
    void weak_key_signs_correctly_with_1024_bits() {
        assertThat(stock.weak().publicKey().getModulus().bitLength()).isEqualTo(1024);
        assertThat(defective(TokenDefect.WEAK_KEY).isSignedBy(stock.weak())).isTrue();
    }

    @Test
    void other_clouds_keys_sign_under_their_own_ids() {
        assertThat(defective(TokenDefect.US_GOVERNMENT_KEY)
                        .isSignedBy(stock.usGovernment().get(0)))
                .isTrue();
        assertThat(defective(TokenDefect.CONSUMERS_KEY)
                        .isSignedBy(stock.consumers().get(0)))
                .isTrue();
    }

    @Test
    void alg_none_token_has_no_signature() {
        assertThat(defective(TokenDefect.ALG_NONE).header()).containsEntry("alg", "none");
        assertThat(defective(TokenDefect.ALG_NONE).compact()).endsWith(".");
    }

    @Test
    void hs256_token_is_signed_with_the_public_key_as_secret() throws Exception {
        SignedJWT token = SignedJWT.parse(defective(TokenDefect.HS256).compact());

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
        assertThat(token.verify(new MACVerifier(currentKey().publicKey().getEncoded())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PS256", "RS512"})
    void other_algorithm_is_in_the_header(TokenDefect defect) {
        assertThat(defective(defect).header()).containsEntry("alg", defect.name());
    }

    @Test
    void graph_nonce_token_verifies_with_hashed_nonce() throws Exception {
        DecodedToken token = defective(TokenDefect.GRAPH_NONCE);
        byte[] nonce = String.valueOf(token.header().get("nonce")).getBytes(StandardCharsets.UTF_8);
        String hash = Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(nonce))
                .toString();
        TokenDraft asSigned = new TokenDraft(token.header(), token.claims(), List.of()).withHeader("nonce", hash);
        String compact = asSigned.signingInput() + "." + token.signature();

        assertThat(DecodedToken.of(compact).isSignedByOneOf(published)).isTrue();
    }

    @Test
    void critical_header_requires_an_extension() {
        assertThat(defective(TokenDefect.CRITICAL_HEADER).header())
                .containsEntry("crit", List.of("exp"))
                .containsEntry("exp", true);
    }

    @Test
    void two_tenant_claims_differ_in_case() {
        assertThat(defective(TokenDefect.TWO_TENANTS).claims())
                .containsEntry("tid", entra.tenantId())
                .containsEntry("TID", OTHER_TENANT);
    }

    @Test
    void duplicate_member_occurs_twice_in_the_json() {
        assertThat(defective(TokenDefect.DUPLICATE_MEMBER).payload())
                .contains("\"tid\":\"" + entra.tenantId() + "\"")
                .contains("\"tid\":\"" + OTHER_TENANT + "\"");
    }

    @Test
    void foreign_tenant_and_audience_are_in_the_claims() {
        assertThat(defective(TokenDefect.ANOTHER_TENANT).claims()).containsEntry("tid", OTHER_TENANT);
        assertThat(defective(TokenDefect.ANOTHER_AUDIENCE).claims())
                .containsEntry("aud", "00000003-0000-0000-c000-000000000000");
    }

    @Test
    void delegated_token_has_scopes_and_no_roles_token_lacks_roles() {
        assertThat(defective(TokenDefect.DELEGATED).claims()).containsKey("scp");
        assertThat(defective(TokenDefect.NO_ROLES).claims()).doesNotContainKey("roles");
    }

    @Test
    void oversized_token_is_longer_than_16_kilobytes() {
        assertThat(defective(TokenDefect.OVERSIZED).compact()).hasSizeGreaterThan(16_384);
    }

    private DecodedToken defective(TokenDefect defect) {
        return DecodedToken.of(entra.token("orders-client", "orders").withDefect(defect));
    }

    private RsaSigningKey currentKey() {
        return stock.publicCloud().get(1);
    }

    private static String signingInput(DecodedToken token) {
        return token.compact().substring(0, token.compact().lastIndexOf('.'));
    }
}
