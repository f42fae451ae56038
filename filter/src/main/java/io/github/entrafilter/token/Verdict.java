package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.keys.SigningKeys.LookUp;
import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verdict on a token. */
public sealed interface Verdict {

    /** A verdict that no newer keys can change. */
    sealed interface Final extends Verdict {}

    /**
     * A genuine token of an accepted caller, provided that the request carries the proof that the token requires.
     *
     * @param confirmation the required proof
     * @param validity the conditions under which the verdict holds
     */
    record Accepted(VerifiedPrincipal caller, Confirmation confirmation, Validity validity) implements Final {

        /** The token without its signature. */
        public SigningInput signingInput() {
            return caller.token();
        }

        /** Whether the token needs no further proof under this scheme. */
        public boolean isEnough(SenderProof.Scheme scheme) {
            return scheme == SenderProof.Scheme.BEARER && confirmation instanceof Confirmation.NotBound;
        }

        /** Returns the verdict on a request that sends this token. Needed for each request: a token may be stolen. */
        public Final sentWith(SenderProof proof) {
            if (confirmation instanceof Confirmation.ByCertificate bound) {
                return sentWith(bound, proof);
            }
            return proof.scheme() == SenderProof.Scheme.MTLS_POP
                    ? refused(Reason.TOKEN_NOT_BOUND, "a token with cnf under the scheme mtls_pop", "none")
                    : this;
        }

        private Final sentWith(Confirmation.ByCertificate bound, SenderProof proof) {
            Optional<String> certificate = proof.certificateThumbprint();
            if (certificate.isEmpty()) {
                return refused(Reason.CERTIFICATE_MISSING, "the certificate " + bound.thumbprint(), "none");
            }
            return certificate.get().equals(bound.thumbprint())
                    ? this
                    : refused(Reason.CERTIFICATE_MISMATCH, "the certificate " + bound.thumbprint(), certificate.get());
        }

        private Final refused(Reason reason, String expected, String actual) {
            return new Refused(new Refusal(reason, expected, actual, TokenFacts.of(caller)));
        }
    }

    /**
     * The conditions under which an accepted verdict holds: while they are met, judging the same token again gives the
     * same verdict.
     *
     * @param key the key that verified the signature
     * @param owner the entry of the v2.0 key set that names the key's issuer; for v2.0 tokens possibly the key itself
     * @param endMillis the time from which on the token is refused as expired, in milliseconds since 1970: each cached
     *     verdict has one, and each request compares it
     */
    record Validity(TokenVersion version, SigningKey key, SigningKey owner, long endMillis) {

        /** Beyond it, milliseconds exceed a {@code long}; it is far beyond any clock, too. */
        private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000 - 1;

        private static final int NANOS_OF_MILLI = 1_000_000;

        /** Ends at the first millisecond that is not before this time. */
        public Validity(TokenVersion version, SigningKey key, SigningKey owner, Instant end) {
            this(version, key, owner, millis(end));
        }

        private static long millis(Instant end) {
            long seconds = Math.max(-MAX_SECONDS, Math.min(end.getEpochSecond(), MAX_SECONDS));
            return seconds * 1_000 + (end.getNano() + NANOS_OF_MILLI - 1) / NANOS_OF_MILLI;
        }

        /**
         * Whether the key is still published as the same issuer's, and the token has not expired.
         *
         * @param now in milliseconds since 1970, a primitive as this runs on each request
         */
        public boolean holdsWith(PublishedKeys published, long now) {
            return !isExpired(now)
                    && isPublished(key, published.byVersion().get(version))
                    && isPublished(owner, published.byVersion().get(TokenVersion.V2));
        }

        /** Whether the token has expired at this time, in milliseconds since 1970. */
        public boolean isExpired(long now) {
            return now >= endMillis;
        }

        private static boolean isPublished(SigningKey key, @Nullable KeySet keys) {
            return keys != null && keys.holds(key);
        }
    }

    /** A refusal. */
    record Refused(Refusal refusal) implements Final {}

    /**
     * The token has no known defect, but none of the current keys has verified its signature.
     *
     * @param key the key that newer keys may hold
     * @param ifSettled the verdict if the authority publishes no newer keys
     * @param ifOpen the verdict while it may publish some
     */
    record KeyMissing(SigningKey.Id key, Refused ifSettled, Refused ifOpen) implements Verdict {}

    /** Returns the verdict by the certainty of the look-up that the current keys come from. */
    default Final by(LookUp.Certainty certainty) {
        if (this instanceof KeyMissing missing) {
            return certainty == LookUp.Certainty.SETTLED ? missing.ifSettled() : missing.ifOpen();
        }
        return (Final) this;
    }

    /** Returns the verdict if the authority publishes no newer keys. */
    default Final settled() {
        return by(LookUp.Certainty.SETTLED);
    }
}
