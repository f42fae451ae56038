package io.github.entrafilter.evidence.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.entrafilter.Reason;
import io.github.entrafilter.http.PlainRequest;
import io.github.entrafilter.keys.KeysFrom;
import io.github.entrafilter.keys.ScriptedAuthority;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tokens with which MicroProfile JWT's technology compatibility kit tries an implementation, as far as they make
 * sense for Entra's, as a table of our own. Where this filter answers otherwise than MicroProfile, the name says so.
 */
class MicroProfileTokensTest {

    private static final long NOW = TestTokens.NOW.getEpochSecond();
    private static final long SKEW = Duration.ofSeconds(60).toSeconds();

    static Stream<Arguments> acceptedTokens() {
        return Stream.of(
                token("a valid token", TestTokens.v2()),
                token("exp has passed, within the tolerated difference of clocks", expiring(NOW - SKEW + 1)),
                token("no jti", TestTokens.v2().without("jti")),
                token("no upn, no preferred_username", TestTokens.v2()),
                token("claims of all JSON types", ofManyClaims()));
    }

    private static Arguments token(String what, TestTokens token) {
        return Arguments.argumentSet(what, token);
    }

    private static TestTokens expiring(long second) {
        return TestTokens.v2().claim("iat", NOW - 3600).claim("nbf", NOW - 3600).claim("exp", second);
    }

    private static TestTokens ofManyClaims() {
        return TestTokens.v2()
                .claim("customString", "text")
                .claim("customInteger", 123456789)
                .claim("customDouble", 3.141592653589793)
                .claim("customBoolean", true)
                .claim("customStringArray", List.of("a", "b"))
                .claim("customObject", Map.of("my-service", Map.of("groups", List.of("group1"))))
                .claim("customNull", null);
    }

    @ParameterizedTest
    @MethodSource("acceptedTokens")
    void accepted(TestTokens token) {
        assertThat(PublicJudging.verdictOn(token.text())).isInstanceOf(Verdict.Accepted.class);
    }

    static Stream<Arguments> refusedTokens() {
        return Stream.of(
                refused("expired", expiring(NOW - 3000), Reason.TOKEN_EXPIRED),
                refused("just expired", expiring(NOW - SKEW), Reason.TOKEN_EXPIRED),
                refused("issued in the future", TestTokens.v2().claim("iat", NOW + 3600), Reason.TOKEN_NOT_YET_VALID),
                refused("bad issuer", TestTokens.v2().claim("iss", "INVALID_ISSUER"), Reason.WRONG_ISSUER),
                refused("bad signer", TestTokens.v2().signedBy(TestKeys.FORGED), Reason.BAD_SIGNATURE),
                refused(
                        "bad signer, under a name of its own",
                        TestTokens.v2().ofKey(TestKeys.ROLLED_OVER),
                        Reason.UNKNOWN_KEY),
                refused("bad algorithm: HS256", TestTokens.v2().header("alg", "HS256"), Reason.ALGORITHM_NOT_ALLOWED),
                refused(
                        "other claim for bad audience",
                        TestTokens.v2().claim("aud", "bad-audience"),
                        Reason.WRONG_AUDIENCE),
                refused("no audience", TestTokens.v2().without("aud"), Reason.CLAIM_MISSING),
                refused(
                        "stricter: a list of audiences, of which one is ours",
                        TestTokens.v2().claim("aud", List.of("other", TestTokens.API)),
                        Reason.CLAIM_MALFORMED),
                refused("no iss", TestTokens.v2().without("iss"), Reason.CLAIM_MISSING),
                refused("no exp", TestTokens.v2().without("exp"), Reason.CLAIM_MISSING),
                refused("no iat", TestTokens.v2().without("iat"), Reason.CLAIM_MISSING),
                refused("no sub", TestTokens.v2().without("sub"), Reason.CLAIM_MISSING),
                refused("no kid", TestTokens.v2().withoutHeader("kid"), Reason.CLAIM_MISSING),
                refused(
                        "stricter: a principal by upn alone",
                        TestTokens.v2().without("oid").claim("upn", "jdoe@example.com"),
                        Reason.CLAIM_MISSING),
                refused(
                        "groups are no roles",
                        TestTokens.v2().without("roles").claim("groups", List.of("consumer")),
                        Reason.NO_ROLE_ASSIGNED));
    }

    private static Arguments refused(String what, TestTokens token, Reason reason) {
        return Arguments.argumentSet(what, token, reason);
    }

    @ParameterizedTest
    @MethodSource("refusedTokens")
    void refused(TestTokens token, Reason reason) {
        assertThat(PublicJudging.reasonFor(token.text())).isEqualTo(reason);
    }

    @Test
    void an_encrypted_token_is_refused() {
        assertThat(PublicJudging.reasonFor("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y2lwaGVy.dGFn"))
                .isEqualTo(Reason.ENCRYPTED_TOKEN);
    }

    @Test
    void a_token_signed_by_an_elliptic_curve_key_is_refused() throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(TestKeys.ENTRA.getKeyID())
                        .build(),
                new Payload("{}"));
        token.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));

        assertThat(PublicJudging.reasonFor(token.serialize())).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    /** MicroProfile JWT, section 4.1.1, lets 1024 bits pass. */
    @Test
    void stricter_a_key_of_1024_bits_is_not_used() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(1024, true).keyID("short").generate();

        assertThat(KeysFrom.jwkSet(Map.of("keys", List.of(key.toPublicJWK().toJSONObject()))))
                .isEmpty();
    }

    static Stream<Arguments> requestsWithoutUsableToken() {
        String token = TestTokens.v2().text();
        return Stream.of(
                request("no header", Map.of(), Reason.NO_TOKEN),
                request("an empty header", Map.of("Authorization", List.of("")), Reason.NO_TOKEN),
                request("no scheme", Map.of("Authorization", List.of(token)), Reason.NO_TOKEN),
                request("an empty token", Map.of("Authorization", List.of("Bearer ")), Reason.MALFORMED_CREDENTIALS),
                request("a token in a cookie", Map.of("Cookie", List.of("Bearer=" + token)), Reason.NO_TOKEN));
    }

    private static Arguments request(String what, Map<String, List<String>> headers, Reason reason) {
        return Arguments.argumentSet(what, headers, reason);
    }

    @ParameterizedTest
    @MethodSource("requestsWithoutUsableToken")
    void no_usable_token_is_sent(Map<String, List<String>> headers, Reason reason) {
        Settings settings = ProtectionFixture.settings();
        try (SigningKeys keys = new ScriptedAuthority(version -> Optional.empty())
                .keys(PublicJudging.PUBLISHED, settings.keys(), () -> TestTokens.NOW)) {
            Verdict.Final verdict = new ProtectionFixture(settings, keys, () -> TestTokens.NOW)
                    .authenticate(new PlainRequest("GET", "/endp/echo", headers));

            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
        }
    }
}
