package io.github.entrafilter.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import io.github.entrafilter.token.TokenKeys.OwnedKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks of a token against the published keys, in their order. The rules are {@link TokenKeys}'s. */
final class KeyChecks {

    static final List<TokenCheck> ALL =
            List.of(new KeySets(), new Issuer(), new NamedKey(), new KeyOwner(), new Signature());

    private KeyChecks() {}

    private record KeySets() implements TokenCheck {

        @Override
        public String name() {
            return "key sets";
        }

        @Override
        public String expected(Judgement judgement) {
            return TokenKeys.needed(judgement.version());
        }

        @Override
        public String found(Judgement judgement) {
            return TokenKeys.by(judgement.published(), judgement.version()).isPresent() ? "fetched" : "none";
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.establishKeys(TokenKeys.by(judgement.published(), judgement.version())
                    .orElseThrow(() -> new RefusedException(Reason.KEYS_UNAVAILABLE)));
        }
    }

    private record Issuer() implements TokenCheck {

        @Override
        public String name() {
            return "issuer";
        }

        @Override
        public String expected(Judgement judgement) {
            return judgement.keys().keys().issuerFor(judgement.tenant());
        }

        @Override
        public String found(Judgement judgement) {
            return judgement.claims().stringOrEmpty("iss");
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.keys().requireIssuer(judgement.claims(), judgement.tenant());
        }
    }

    private record NamedKey() implements TokenCheck {

        @Override
        public String name() {
            return "signing key";
        }

        @Override
        public String expected(Judgement judgement) {
            return "a published kid";
        }

        @Override
        public String found(Judgement judgement) {
            return judgement.header().stringOrEmpty("kid");
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            List<OwnedKey> named = judgement.keys().named(judgement.header().requiredText("kid"));
            if (named.isEmpty()) {
                throw new RefusedException(Reason.UNKNOWN_KEY);
            }
            judgement.establishCandidates(named);
        }
    }

    private record KeyOwner() implements TokenCheck {

        @Override
        public String name() {
            return "key owner";
        }

        @Override
        public String expected(Judgement judgement) {
            return "a key of " + judgement.keys().keys().issuerFor(judgement.tenant());
        }

        @Override
        public String found(Judgement judgement) {
            return "key " + judgement.header().stringOrEmpty("kid");
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.establishCandidates(judgement.keys().requireOwner(judgement.candidates(), judgement.tenant()));
        }
    }

    private record Signature() implements TokenCheck {

        @Override
        public String name() {
            return "signature";
        }

        @Override
        public String expected(Judgement judgement) {
            return "a signature by key " + judgement.header().stringOrEmpty("kid");
        }

        @Override
        public String found(Judgement judgement) {
            return "a signature by that key";
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.establishKey(verifyingKey(judgement.token(), judgement.algorithm(), judgement.candidates()));
        }
    }

    /** The first of these keys that verifies the signature. */
    static OwnedKey verifyingKey(UnverifiedToken token, SignatureAlgorithm algorithm, List<OwnedKey> keys)
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
            return key.verifier().verify(Headers.of(algorithm), token.signed(), token.signature());
        } catch (JOSEException e) {
            throw new RefusedException(JudgementFailure.logged(e));
        }
    }

    /**
     * Constants, not taken from the token: nothing else in its header can influence the verification. Made for the
     * first signature, not when the application starts.
     */
    private static final class Headers {

        private static final Map<SignatureAlgorithm, JWSHeader> BY_ALGORITHM = new EnumMap<>(SignatureAlgorithm.class);

        static {
            for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
                BY_ALGORITHM.put(algorithm, new JWSHeader(JWSAlgorithm.parse(algorithm.name())));
            }
        }

        private static @Nullable JWSHeader of(SignatureAlgorithm algorithm) {
            return BY_ALGORITHM.get(algorithm);
        }
    }
}
