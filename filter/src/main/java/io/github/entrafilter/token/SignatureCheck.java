package io.github.entrafilter.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The signature, by an algorithm that the policy allows. */
final class SignatureCheck {

    /** Constants, not taken from the token: nothing else in its header can influence the verification. */
    private static final Map<SignatureAlgorithm, JWSHeader> HEADERS =
            new EnumMap<>(Arrays.stream(SignatureAlgorithm.values())
                    .collect(Collectors.toMap(
                            Function.identity(), algorithm -> new JWSHeader(JWSAlgorithm.parse(algorithm.name())))));

    private SignatureCheck() {}

    /** The first of these keys that verifies the signature. */
    static OwnedKey require(UnverifiedToken token, SignatureAlgorithm algorithm, List<OwnedKey> keys)
            throws RefusedException {
        for (OwnedKey key : keys) {
            if (key.isFor(algorithm) && verifies(key.key(), token, algorithm)) {
                return key;
            }
        }
        // Microsoft signs a hash in place of this nonce: only its own APIs can verify such a token.
        throw token.header().has("nonce")
                ? new RefusedException(Reason.MICROSOFT_API_TOKEN, "a token for this API", "a header with nonce")
                : new RefusedException(
                        Reason.BAD_SIGNATURE,
                        "a signature by key " + keys.get(0).key().keyId(),
                        "another");
    }

    private static boolean verifies(SigningKey key, UnverifiedToken token, SignatureAlgorithm algorithm)
            throws RefusedException {
        try {
            return key.verifier().verify(HEADERS.get(algorithm), token.signed(), token.signature());
        } catch (JOSEException e) {
            throw new RefusedException(JudgementFailure.of(e));
        }
    }
}
