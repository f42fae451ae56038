package io.github.entrafilter.protection;

import io.github.entrafilter.Refusal;
import io.github.entrafilter.http.ClientCertificateSource;
import io.github.entrafilter.http.Credentials;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.keys.SigningKeys.LookUp;
import io.github.entrafilter.settings.TrustSettings;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.SenderProof;
import io.github.entrafilter.token.TokenJudge;
import io.github.entrafilter.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Authenticates callers: reads the credentials, looks for a cached verdict, has a new token judged, and looks up newer
 * signing keys if the token's key is missing. Thread-safe.
 */
public final class Authenticator {

    private final TokenJudge judge;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final DecisionRecorder recorder;
    private final TokenCache cache;

    public Authenticator(TrustSettings policy, SigningKeys keys, InstantSource clock, DecisionRecorder recorder) {
        this.judge = new TokenJudge(policy);
        this.keys = keys;
        this.clock = clock;
        this.recorder = recorder;
        this.cache = new TokenCache(policy.tokenCacheSize(), policy.maxTokenBytes());
    }

    /**
     * The verdict on a request: accepted or refused.
     *
     * @param certificates the source of the client certificate
     */
    Verdict.Final authenticate(IncomingRequest request, ClientCertificateSource certificates) {
        Credentials credentials = Credentials.in(request.header("Authorization"));
        if (credentials instanceof Credentials.Bearer bearer) {
            Verdict.Final verdict = verdictOn(bearer, request);
            return verdict instanceof Verdict.Accepted accepted && !accepted.isEnough(bearer.scheme())
                    ? accepted.sentWith(new Proof(bearer.scheme(), request, certificates))
                    : verdict;
        }
        return refused((Credentials.Unusable) credentials);
    }

    private static Verdict.Refused refused(Credentials.Unusable unusable) {
        return new Verdict.Refused(Refusal.of(unusable.reason()));
    }

    /** The sender's proof in the request, read only for tokens that require one. */
    private record Proof(Scheme scheme, IncomingRequest request, ClientCertificateSource certificates)
            implements SenderProof {

        @Override
        public Optional<String> certificateThumbprint() {
            return certificates.thumbprint(request);
        }
    }

    /** A cached token needs no second look, not even at its characters. */
    private Verdict.Final verdictOn(Credentials.Bearer bearer, IncomingRequest request) {
        long now = clock.millis();
        TokenCache.CacheResult found = cache.find(bearer, keys.current(), now);
        if (found instanceof CachedVerdict cached) {
            recorder.cacheHit();
            return cached.verdict();
        }
        Verdict.Final verdict = firstVerdictOn(bearer, request, Instant.ofEpochMilli(now));
        if (verdict instanceof Verdict.Accepted accepted) {
            cache.keep((SignatureDigest) found, accepted, now);
        }
        return verdict;
    }

    private Verdict.Final firstVerdictOn(Credentials.Bearer bearer, IncomingRequest request, Instant now) {
        Verdict.Final verdict = recorder.judging(() -> judgeBearer(bearer, now));
        if (verdict instanceof Verdict.Accepted accepted) {
            recorder.genuine(accepted.caller(), request);
        }
        return verdict;
    }

    /** An accepted token is well-formed; for a refused one, report illegal characters first. */
    private Verdict.Final judgeBearer(Credentials.Bearer bearer, Instant now) {
        BearerToken token = bearer.unchecked();
        Verdict.Final verdict = judgeToken(token, now);
        return verdict instanceof Verdict.Refused && !Credentials.Bearer.isToken68(token)
                ? refused(bearer.malformed())
                : verdict;
    }

    private Verdict.Final judgeToken(BearerToken token, Instant now) {
        PublishedKeys current = keys.current();
        Verdict verdict = judge.judge(token, current, now);
        if (verdict instanceof Verdict.KeyMissing missing) {
            LookUp lookUp = keys.lookUp(missing.key(), current);
            return judge.judge(token, lookUp.keys(), now).by(lookUp.certainty());
        }
        return verdict.settled();
    }

    /** Whether this request has a token whose verdict is not cached: it may have to wait for its signing key. */
    boolean mayWait(IncomingRequest request) {
        return Credentials.in(request.header("Authorization")) instanceof Credentials.Bearer bearer
                && !(cache.find(bearer, keys.current(), clock.millis()) instanceof CachedVerdict);
    }

    /** The time until a caller whose token could not be judged for lack of keys should retry. */
    Duration retryAfter() {
        return keys.retryAfter();
    }
}
