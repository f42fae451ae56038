package io.github.entrafilter.evidence.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.KeysFrom;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestPolicy;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JSON Web Token best current practices: each threat and each practice that concerns a reader of signed tokens, under
 * the number of its section. Sections 2.4 and 2.5 are about those who encrypt.
 */
@Tag("extended")
class Rfc8725Test {

    private static final String ALL_ALGORITHMS = "RS256,RS384,RS512,PS256,PS384,PS512";

    @Test
    void the_token_that_these_tests_spoil_is_honest() {
        assertThat(PublicJudging.verdictOn(TestTokens.v2().text())).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "HS256"})
    void section_2_1_no_algorithm_of_the_attackers_choice_is_used(String algorithm) {
        assertThat(PublicJudging.reasonFor(
                        TestTokens.v2().header("alg", algorithm).text()))
                .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void section_2_2_a_published_secret_is_no_signing_key() {
        assertThat(KeysFrom.jwkSet(Map.of("keys", List.of(Map.of("kty", "oct", "kid", "weak", "k", "c2VjcmV0")))))
                .isEmpty();
    }

    @Test
    void section_2_3_a_token_that_is_encrypted_is_refused_whatever_is_in_it() {
        String nested = encoded("{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"cty\":\"JWT\"}") + "..iv."
                + encoded(TestTokens.v2().text()) + ".tag";

        assertThat(PublicJudging.reasonFor(nested)).isEqualTo(Reason.ENCRYPTED_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void section_2_6_claims_in_another_encoding_than_utf_8_are_refused(String encoding) throws Exception {
        byte[] claims = claimsOf(TestTokens.v2().text()).getBytes(Charset.forName(encoding));

        assertThat(PublicJudging.reasonFor(signed(claims))).isEqualTo(Reason.NOT_A_JWS);
    }

    @Test
    void section_2_7_a_token_for_another_api_is_refused() {
        assertThat(PublicJudging.reasonFor(
                        TestTokens.v2().claim("aud", TestTokens.CLIENT).text()))
                .isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dpop+jwt",
                "logout+jwt",
                "secevent+jwt",
                "id+jwt",
                "application/secevent+jwt",
                "oauth-authz-req+jwt",
                "client-authentication+jwt",
                "JWS"
            })
    void section_2_8_another_kind_of_token_is_refused(String type) {
        assertThat(PublicJudging.reasonFor(TestTokens.v2().header("typ", type).text()))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void section_2_9_no_address_in_a_token_is_asked(String header) {
        AtomicInteger requests = new AtomicInteger();
        try (LoopbackAuthority server = new LoopbackAuthority()) {
            server.before(requests::incrementAndGet);
            PublicJudging.verdictOn(TestTokens.v2()
                    .ofKey(TestKeys.ROLLED_OVER)
                    .header(header, server.address() + "/keys")
                    .text());
        }
        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"RS384", "RS512", "PS256", "PS384", "PS512"})
    void section_3_1_an_algorithm_that_is_not_allowed_is_not_used_though_the_key_could(String algorithm) {
        assertThat(PublicJudging.reasonFor(
                        TestTokens.v2().header("alg", algorithm).text()))
                .isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    /** "each key MUST be used with exactly one algorithm": RFC 7517, section 4.4, lets a key say which. */
    @ParameterizedTest
    @CsvSource({"RS256, PS256", "PS256, RS256", "RS512, RS256"})
    void section_3_1_a_key_is_used_with_no_other_algorithm_than_its_own(String ofKey, String ofToken) {
        assertThat(PublicJudging.reasonFor(
                        TestTokens.v2().header("alg", ofToken).text(),
                        TestPolicy.byDefault()
                                .with("signature-algorithms", ALL_ALGORITHMS)
                                .settings(),
                        publishedWith("alg", ofKey)))
                .isNotEqualTo(Reason.JUDGEMENT_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"RS256", "PS256", "RS512"})
    void section_3_1_a_key_is_used_with_its_own_algorithm(String algorithm) {
        assertThat(PublicJudging.verdictOn(
                        TestTokens.v2().header("alg", algorithm).text(),
                        TestPolicy.byDefault()
                                .with("signature-algorithms", ALL_ALGORITHMS)
                                .settings(),
                        publishedWith("alg", algorithm)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256", "EdDSA", "RSA1_5", "rs256"})
    void section_3_2_no_other_algorithm_can_be_allowed(String algorithm) {
        assertThatThrownBy(() -> ProtectionFixture.settings("signature-algorithms", algorithm))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("signature-algorithms");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void section_3_3_each_part_of_the_token_is_under_the_signature(int part) {
        String[] parts = TestTokens.v2().text().split("\\.", -1);
        parts[part] = TestTokens.v2()
                .header("x", 1)
                .claim("x", 1)
                .signedBy(TestKeys.FORGED)
                .text()
                .split("\\.", -1)[part];

        assertThat(PublicJudging.reasonFor(String.join(".", parts))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    /** 1 makes any message its own signature; an even exponent has no private half. */
    @ParameterizedTest
    @CsvSource({"AQ", "AA", "Ag"})
    void section_3_4_a_key_whose_numbers_make_no_sense_is_left_out(String exponent) {
        Map<String, Object> key = new HashMap<>(TestKeys.ENTRA.toPublicJWK().toJSONObject());
        key.put("e", exponent);

        assertThat(KeysFrom.jwkSet(Map.of("keys", List.of(key)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2040})
    void section_3_5_a_key_that_is_too_short_is_left_out(int bits) throws JOSEException {
        RSAKey key = new RSAKeyGenerator(bits, true).keyID("short").generate();

        assertThat(KeysFrom.jwkSet(Map.of("keys", List.of(key.toPublicJWK().toJSONObject()))))
                .isEmpty();
    }

    @Test
    void section_3_5_leading_zeros_make_no_key_longer() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(1024, true).keyID("padded").generate();
        byte[] padded = new byte[256];
        byte[] modulus = key.getModulus().decode();
        System.arraycopy(modulus, 0, padded, padded.length - modulus.length, modulus.length);
        Map<String, Object> json = new HashMap<>(key.toPublicJWK().toJSONObject());
        json.put("n", Base64URL.encode(padded).toString());

        assertThat(new BigInteger(1, padded)).isEqualTo(new BigInteger(1, modulus));
        assertThat(KeysFrom.jwkSet(Map.of("keys", List.of(json)))).isEmpty();
    }

    @Test
    void section_3_6_compressed_claims_are_not_inflated() throws Exception {
        byte[] claims = claimsOf(TestTokens.v2().text()).getBytes(StandardCharsets.UTF_8);
        byte[] deflated = new byte[claims.length + 64];
        Deflater deflater = new Deflater();
        deflater.setInput(claims);
        deflater.finish();
        int length = deflater.deflate(deflated);
        deflater.end();

        assertThat(PublicJudging.reasonFor(signed(Arrays.copyOf(deflated, length))))
                .isEqualTo(Reason.NOT_A_JWS);
    }

    @Test
    void section_3_7_bytes_that_are_not_utf_8_are_refused() throws Exception {
        byte[] claims =
                claimsOf(TestTokens.v2().claim("name", "Jos\u00e9").text()).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PublicJudging.reasonFor(signed(claims))).isEqualTo(Reason.NOT_A_JWS);
    }

    @Test
    void section_3_8_another_issuer_is_refused_though_the_key_is_right() {
        assertThat(PublicJudging.reasonFor(
                        TestTokens.v2().claim("iss", "https://issuer.example/").text()))
                .isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void section_3_8_a_token_without_subject_is_refused() {
        assertThat(PublicJudging.reasonFor(TestTokens.v2().without("sub").text()))
                .isEqualTo(Reason.CLAIM_MISSING);
    }

    @Test
    void section_3_9_a_token_without_audience_is_refused() {
        assertThat(PublicJudging.reasonFor(TestTokens.v2().without("aud").text()))
                .isEqualTo(Reason.CLAIM_MISSING);
    }

    @Test
    void section_3_9_no_audience_configured_stops_the_start() {
        assertThatThrownBy(() -> ProtectionFixture.settings("client-id", ""))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("entra.client-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "../../../etc/passwd",
                "/dev/null",
                "entra-1\u0000",
                "*",
                "${jndi:ldap://x}",
                "|id"
            })
    void section_3_10_a_key_id_is_looked_up_and_nothing_else(String keyId) {
        assertThat(PublicJudging.reasonFor(TestTokens.v2().header("kid", keyId).text()))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void section_3_10_a_key_that_the_token_brings_along_is_not_used() {
        assertThat(PublicJudging.reasonFor(TestTokens.v2()
                        .signedBy(TestKeys.FORGED)
                        .header("jwk", TestKeys.FORGED.toPublicJWK().toJSONObject())
                        .text()))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt", "AT+JWT"})
    void section_3_11_the_types_of_access_tokens_are_accepted(String type) {
        assertThat(PublicJudging.verdictOn(TestTokens.v2().header("typ", type).text()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    /** An ID token names the client as its audience; a client's own assertion names Entra. */
    @ParameterizedTest
    @CsvSource({
        TestTokens.CLIENT,
        "https://login.microsoftonline.com/" + TestTokens.TENANT + "/oauth2/v2.0/token",
        TestTokens.ISSUER_V2
    })
    void section_3_12_tokens_for_others_than_apis_fail_by_their_audience(String audience) {
        assertThat(PublicJudging.reasonFor(
                        TestTokens.v2().claim("aud", audience).text()))
                .isEqualTo(Reason.WRONG_AUDIENCE);
    }

    /** The API may sign users in, too: then its ID tokens name it, and fail for want of a caller's client. */
    @Test
    void section_3_12_an_id_token_of_the_api_itself_is_refused() {
        assertThat(PublicJudging.reasonFor(TestTokens.user()
                        .without("azp")
                        .without("azpacr")
                        .without("scp")
                        .claim("nonce", "n-0S6_WzA2Mj")
                        .text()))
                .isEqualTo(Reason.CLAIM_MISSING);
    }

    /** What Entra publishes, but that the key has one more member. */
    private static PublishedKeys publishedWith(String member, String value) {
        Map<String, Object> key = new HashMap<>(TestKeys.ENTRA.toPublicJWK().toJSONObject());
        key.put(member, value);
        return new PublishedKeys(Map.of(
                TokenVersion.V2,
                new KeySet(TestTokens.ISSUER_V2, Optional.empty(), KeysFrom.jwkSet(Map.of("keys", List.of(key))))));
    }

    /** An honest signature over these bytes as claims. */
    private static String signed(byte[] claims) throws GeneralSecurityException, JOSEException {
        String input = TestTokens.v2().text().split("\\.", -1)[0] + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(TestKeys.ENTRA.toRSAPrivateKey());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + encoded(signature.sign());
    }

    private static String claimsOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
