package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TrustSettings;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import io.github.entrafilter.token.TokenKeys.OwnedKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The court for tests outside of this package: judges tokens, and signatures of what is no access token. */
public final class PublicJudging {

    /** What the authority publishes for the tenant of {@link TestTokens}. */
    public static final PublishedKeys PUBLISHED = Judging.PUBLISHED;

    /** In base64url, the empty object. */
    private static final String NO_CLAIMS = "e30";

    private PublicJudging() {}

    /** What the authority publishes for the tenant of {@link TestTokens}. */
    public static PublishedKeys published() {
        return Judging.PUBLISHED;
    }

    public static Verdict verdictOn(String token) {
        return Judging.verdictOn(token);
    }

    public static Verdict verdictOn(String token, TrustSettings policy, PublishedKeys keys) {
        return new TokenJudge(policy).judge(new BearerToken(token), keys, TestTokens.NOW);
    }

    /** Why the token is refused. */
    public static Reason reasonFor(String token) {
        return reasonOf(verdictOn(token));
    }

    /** Why the token is refused. */
    public static Reason reasonFor(String token, TrustSettings policy, PublishedKeys keys) {
        return reasonOf(verdictOn(token, policy, keys));
    }

    private static Reason reasonOf(Verdict verdict) {
        return Judging.refusalOf(verdict.settled()).reason();
    }

    /**
     * What is wrong with the signature of a JWS whose payload may be anything; empty where it is verified.
     *
     * @param keys of which its {@code kid} names one
     */
    public static Optional<Reason> faultOf(
            String jws, Map<String, List<SigningKey>> keys, Set<SignatureAlgorithm> allowed) {
        return fault(
                jws,
                header -> Optional.ofNullable(keys.get(header.requiredText("kid")))
                        .orElseThrow(() -> new RefusedException(Reason.UNKNOWN_KEY)),
                allowed);
    }

    /** What is wrong with the signature of a JWS that does not say whose it is. */
    public static Optional<Reason> faultOf(String jws, SigningKey key, Set<SignatureAlgorithm> allowed) {
        return fault(jws, header -> List.of(key), allowed);
    }

    @FunctionalInterface
    private interface KeyChoice {

        List<SigningKey> by(Claims header) throws RefusedException;
    }

    /** As the judge does, but that the payload is read by its letters only. */
    private static Optional<Reason> fault(String jws, KeyChoice choice, Set<SignatureAlgorithm> allowed) {
        try {
            String[] parts = jws.split("\\.", -1);
            if (parts.length != 3) {
                parse(jws);
            }
            UnverifiedToken framed = parse(parts[0] + "." + NO_CLAIMS + "." + parts[2]);
            parse(NO_CLAIMS + "." + NO_CLAIMS + "." + parts[1]);
            SignatureAlgorithm algorithm = new HeaderCheck(allowed).require(framed.header());
            String text = parts[0] + "." + parts[1];
            UnverifiedToken token = new UnverifiedToken(
                    framed.header(),
                    framed.claims(),
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    0,
                    text.length(),
                    framed.signature());
            OwnedKey unused = KeyChecks.verifyingKey(
                    token,
                    algorithm,
                    choice.by(framed.header()).stream()
                            .map(key -> new OwnedKey(key, key))
                            .toList());
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal().reason());
        }
    }

    /** The claims that the judge would read in these bytes; empty where they are no claims. */
    public static Optional<Map<String, @Nullable Object>> claimsIn(byte[] json) {
        try {
            return Optional.of(JsonReader.read(json));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static UnverifiedToken parse(String text) throws RefusedException {
        return new FormCheck(TestPolicy.MAX_BYTES).parse(new BearerToken(text));
    }
}
