package io.github.entrafilter.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestPolicy;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An honest token, of which header and claims are rewritten line by line and whose signature is taken for genuine: as
 * if the attacker were Entra. Who gets in all the same has all that a caller must have.
 */
class HonestTokenFuzzTest {

    private static final TrustSettings POLICY = TestPolicy.byDefault().settings();
    private static final Map<String, Object> HEADER = part(0);
    private static final Map<String, Object> CLAIMS = part(1);
    private static final PublishedKeys CREDULOUS = new PublishedKeys(Map.of(
            TokenVersion.V1, keys(TestTokens.ISSUER_V1),
            TokenVersion.V2, keys(TestTokens.ISSUER_V2)));

    /**
     * One token.
     *
     * @param input lines: {@code name=JSON} sets a claim, {@code name} drops it; behind a colon, it is a header
     */
    @FuzzTest(maxDuration = "60s")
    @DictionaryFile(resourcePath = "HonestTokenFuzzTest.dict")
    void honest_token(byte[] input) {
        Map<String, String> header = texts(HEADER);
        Map<String, String> claims = texts(CLAIMS);
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
            boolean ofHeader = line.startsWith(":");
            rewrite(ofHeader ? header : claims, ofHeader ? line.substring(1) : line);
        }
        String payload = json(claims);

        Verdict.Final verdict = PublicJudging.verdictOn(
                        encoded(json(header)) + "." + encoded(payload) + ".c2lnbmF0dXJl", POLICY, CREDULOUS)
                .settled();

        if (verdict instanceof Verdict.Accepted accepted) {
            requireAll(accepted.caller(), payload);
        } else {
            assertThat(((Verdict.Refused) verdict).refusal().reason()).isNotEqualTo(Reason.JUDGEMENT_FAILED);
        }
    }

    private static void requireAll(EntraPrincipal caller, String payload) {
        Map<String, Object> claims = parsed(payload);
        assertThat(claims.get("aud")).isIn(TestTokens.API, "api://" + TestTokens.API);
        assertThat(claims.get("iss"))
                .isEqualTo("1.0".equals(claims.get("ver")) ? TestTokens.ISSUER_V1 : TestTokens.ISSUER_V2);
        assertThat(claims.get("tid")).isEqualTo(TestTokens.TENANT).isEqualTo(caller.getTid());
        assertThat(claims.get("oid")).isEqualTo(caller.getOid()).isNotEqualTo("");
        assertThat(claims.get("idtyp")).isIn(null, "app");
        if (claims.get("idtyp") == null) {
            assertThat(String.valueOf(claims.getOrDefault("scp", ""))).matches("[/\\s]*");
            assertThat(isSubjectOfApplication(claims)).isTrue();
        }
        assertThat(caller.isApplication()).isTrue();
        assertThat(caller.getScopes()).isEmpty();
        assertThat(caller.getRoles()).isNotEmpty();
        assertThat(seconds(claims.get("exp"))).isGreaterThan((double) TestTokens.NOW.getEpochSecond() - 60);
        assertThat(seconds(claims.get("iat"))).isLessThan((double) TestTokens.NOW.getEpochSecond() + 61);
    }

    private static boolean isSubjectOfApplication(Map<String, Object> claims) {
        String subject = String.valueOf(claims.get("sub"));
        return subject.equalsIgnoreCase(String.valueOf(claims.get("oid")))
                || subject.startsWith("/eid1/")
                || Pattern.matches("(.*\\s)?(7|33)(\\s.*)?", String.valueOf(claims.get("xms_idrel")));
    }

    private static double seconds(@Nullable Object claim) {
        return claim instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static void rewrite(Map<String, String> members, String line) {
        int sign = line.indexOf('=');
        if (sign < 0) {
            members.remove(line);
        } else {
            members.put(line.substring(0, sign), line.substring(sign + 1));
        }
    }

    private static Map<String, String> texts(Map<String, Object> members) {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            String object = JSONObjectUtils.toJSONString(Map.of("x", value));
            texts.put(name, object.substring("{\"x\":".length(), object.length() - 1));
        });
        return texts;
    }

    /** The values as they are, so that they may break the JSON; a name may, too. */
    private static String json(Map<String, String> members) {
        StringBuilder json = new StringBuilder();
        members.forEach((name, value) -> json.append(json.isEmpty() ? "{\"" : ",\"")
                .append(name)
                .append("\":")
                .append(value));
        return json.append('}').toString();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> part(int index) {
        String part = TestTokens.v2().text().split("\\.", -1)[index];
        return parsed(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new AssertionError(json, e);
        }
    }

    private static KeySet keys(String issuer) {
        SigningKey key = new SigningKey(TestKeys.ENTRA.getKeyID(), new CredulousVerifier(), SigningKey.Purpose.ANY);
        return TestKeys.keySet(issuer, Optional.empty(), key);
    }

    /** Takes every signature for genuine. */
    private static final class CredulousVerifier extends RSASSAVerifier {

        private CredulousVerifier() {
            super(publicKey(), Set.of());
        }

        private static RSAPublicKey publicKey() {
            try {
                return TestKeys.ENTRA.toRSAPublicKey();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signedContent, Base64URL signature) {
            return true;
        }
    }
}
