package io.github.entrafilter.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.keys.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tokens in the making: honest ones as Entra ID issues them to a managed identity, for tests to spoil one thing of. */
public final class TestTokens {

    /** The time at which tests take place. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public static final String TENANT = "11111111-1111-1111-1111-111111111111";
    public static final String OTHER_TENANT = "22222222-2222-2222-2222-222222222222";
    public static final String API = "33333333-3333-3333-3333-333333333333";
    public static final String CLIENT = "44444444-4444-4444-4444-444444444444";
    public static final String OBJECT = "55555555-5555-5555-5555-555555555555";
    public static final String USER = "66666666-6666-6666-6666-666666666666";
    public static final String ISSUER_V1 = "https://sts.windows.net/" + TENANT + "/";
    public static final String ISSUER_V2 = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    public static final String TOKEN_ID = "sdmF4KgzXUu6N0IKMbQBAA";

    private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private RSAKey key = TestKeys.ENTRA;
    private UnaryOperator<String> headerText = json -> json;
    private UnaryOperator<String> claimsText = json -> json;

    private TestTokens() {}

    /** An honest v1.0 token: what a managed identity gets for an API that does not ask for another version. */
    public static TestTokens v1() {
        return new TestTokens()
                .header("typ", "JWT")
                .header("alg", "RS256")
                .header("x5t", TestKeys.ENTRA.getKeyID())
                .header("kid", TestKeys.ENTRA.getKeyID())
                .common()
                .claim("aud", "api://" + API)
                .claim("iss", ISSUER_V1)
                .claim("appid", CLIENT)
                .claim("appidacr", "2")
                .claim("ver", "1.0");
    }

    /** An honest v2.0 token of the same caller. */
    public static TestTokens v2() {
        return new TestTokens()
                .header("typ", "JWT")
                .header("alg", "RS256")
                .header("kid", TestKeys.ENTRA.getKeyID())
                .common()
                .claim("aud", API)
                .claim("iss", ISSUER_V2)
                .claim("azp", CLIENT)
                .claim("azpacr", "2")
                .claim("ver", "2.0");
    }

    /** An honest v2.0 token of a user, who works with the same client. */
    public static TestTokens user() {
        return v2().claim("oid", USER)
                .claim("sub", "pairwise-subject")
                .claim("scp", "orders.read orders.write")
                .without("roles");
    }

    /** A token with these claims and no others. */
    public static TestTokens of(Map<String, ?> claims) {
        TestTokens token =
                new TestTokens().header("typ", "JWT").header("alg", "RS256").header("kid", TestKeys.ENTRA.getKeyID());
        claims.forEach(token::claim);
        return token;
    }

    private TestTokens common() {
        return claim("iat", NOW.getEpochSecond())
                .claim("nbf", NOW.getEpochSecond())
                .claim("exp", NOW.plus(Duration.ofHours(24)).getEpochSecond())
                .claim("oid", OBJECT)
                .claim("sub", OBJECT)
                .claim("tid", TENANT)
                .claim("roles", List.of("consumer"))
                .claim("uti", TOKEN_ID);
    }

    public TestTokens claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    public TestTokens without(String claim) {
        claims.remove(claim);
        return this;
    }

    public TestTokens header(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    public TestTokens withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /** Signs with this key; the header goes on to name the one that it names. */
    public TestTokens signedBy(RSAKey signer) {
        key = signer;
        return this;
    }

    /** Signs with this key, and says so. */
    public TestTokens ofKey(RSAKey signer) {
        return signedBy(signer).header("kid", signer.getKeyID());
    }

    /** Writes another header text in place of the JSON that it would be. */
    TestTokens headerText(UnaryOperator<String> rewriting) {
        headerText = rewriting;
        return this;
    }

    /** Writes another payload text in place of the JSON that it would be. */
    TestTokens claimsText(UnaryOperator<String> rewriting) {
        claimsText = rewriting;
        return this;
    }

    /** The token in its compact serialization. */
    public String text() {
        return signed(
                headerText.apply(JSONObjectUtils.toJSONString(header)).getBytes(StandardCharsets.UTF_8),
                claimsText.apply(JSONObjectUtils.toJSONString(claims)).getBytes(StandardCharsets.UTF_8));
    }

    /** A token of these bytes, with an honest signature over whatever they are. */
    String signed(byte[] headerBytes, byte[] claimsBytes) {
        return signed(base64Url(headerBytes), base64Url(claimsBytes));
    }

    /** A token of these two parts as they are, with an honest signature over them. */
    String signed(String headerPart, String claimsPart) {
        String input = headerPart + "." + claimsPart;
        return input + "." + base64Url(signature(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] signature(byte[] input) {
        String algorithm = header.get("alg") instanceof String name ? name : "RS256";
        try {
            return switch (algorithm.substring(0, 2)) {
                case "HS" -> hmac(input);
                case "PS" -> rsa(pss(algorithm.substring(2)), input);
                case "RS" -> rsa(Signature.getInstance("SHA" + algorithm.substring(2) + "withRSA"), input);
                default -> new byte[0];
            };
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The old trick: the public key, which everybody has, as a shared secret. */
    private byte[] hmac(byte[] input) throws GeneralSecurityException, JOSEException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.toRSAPublicKey().getEncoded(), "HmacSHA256"));
        return mac.doFinal(input);
    }

    private static Signature pss(String bits) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        String hash = "SHA-" + bits;
        signature.setParameter(new PSSParameterSpec(
                hash,
                "MGF1",
                new MGF1ParameterSpec(hash),
                Integer.parseInt(bits) / 8,
                PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }

    private byte[] rsa(Signature signature, byte[] input) throws GeneralSecurityException, JOSEException {
        signature.initSign(key.toRSAPrivateKey());
        signature.update(input);
        return signature.sign();
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String base64Url(String text) {
        return base64Url(text.getBytes(StandardCharsets.UTF_8));
    }
}
