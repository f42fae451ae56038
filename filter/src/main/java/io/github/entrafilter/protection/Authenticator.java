package io.github.entrafilter.protection;

import io.github.entrafilter.Refusal;
import io.github.entrafilter.http.ClientCertificateSource;
import io.github.entrafilter.http.Credentials;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys;
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
 * Finds out who the caller is: reads the credentials, has the token judged, and has newer keys looked for where its key
 * is not at hand. Safe for use by several threads.
 */
public final class Authenticator {

    private final TokenJudge judge;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final DecisionRecorder recorder;
    private final TokenDigester digester;
    private final Optional<TokenCache> known;

    public Authenticator(TrustSettings policy, SigningKeys keys, InstantSource clock, DecisionRecorder recorder) {
        this.judge = new TokenJudge(policy);
        this.keys = keys;
        this.clock = clock;
        this.recorder = recorder;
        this.digester = new TokenDigester(policy.maxTokenBytes());
        this.known =
                policy.tokenCacheSize() == 0 ? Optional.empty() : Optional.of(new TokenCache(policy.tokenCacheSize()));
    }

    /**
     * The verdict on a request: accepted or refused.
     *
     * @param certificates who tells the certificate of its sender
     */
    Verdict.Final authenticate(IncomingRequest request, ClientCertificateSource certificates) {
        Credentials credentials = Credentials.in(request.header("Authorization"));
        if (credentials instanceof Credentials.Bearer bearer) {
            Verdict.Final verdict = verdict(bearer, request);
            return verdict instanceof Verdict.Accepted accepted && !accepted.isEnough(bearer.scheme())
                    ? accepted.sentWith(new Shown(bearer.scheme(), request, certificates))
                    : verdict;
        }
        return refused((Credentials.Unusable) credentials);
    }

    private static Verdict.Refused refused(Credentials.Unusable unusable) {
        return new Verdict.Refused(Refusal.of(unusable.reason()));
    }

    /** What the request shows of its sender, looked at only where a token asks for it. */
    private record Shown(Scheme scheme, IncomingRequest request, ClientCertificateSource certificates)
            implements SenderProof {

        @Override
        public Optional<String> certificateThumbprint() {
            return certificates.thumbprint(request);
        }
    }

    /** A token that is known needs no second look, not even at its letters. */
    private Verdict.Final verdict(Credentials.Bearer bearer, IncomingRequest request) {
        long now = clock.millis();
        TokenDigest digest = known.isEmpty() ? TokenDigest.NONE : digester.digest(bearer.header(), bearer.start());
        if (digest.equals(TokenDigest.NONE)) {
            return firstSight(bearer, request, Instant.ofEpochMilli(now));
        }
        Optional<Verdict.Accepted> before = known.get().verdict(digest, keys.current(), now);
        if (before.isPresent()) {
            recorder.cacheHit();
            return before.get();
        }
        Verdict.Final verdict = firstSight(bearer, request, Instant.ofEpochMilli(now));
        if (verdict instanceof Verdict.Accepted accepted) {
            known.get().keep(digest, accepted);
        }
        return verdict;
    }

    private Verdict.Final firstSight(Credentials.Bearer bearer, IncomingRequest request, Instant now) {
        Verdict.Final verdict = recorder.judging(() -> judge(bearer, now));
        if (verdict instanceof Verdict.Accepted accepted) {
            recorder.genuine(accepted.caller(), request);
        }
        return verdict;
    }

    /** Who passes the judge has the letters of a token; of the others, a wrong letter is the first thing to say. */
    private Verdict.Final judge(Credentials.Bearer bearer, Instant now) {
        BearerToken token = bearer.unchecked();
        Verdict.Final verdict = judge(token, now);
        return verdict instanceof Verdict.Refused && !Credentials.Bearer.hasLettersOfToken(token)
                ? refused(bearer.malformed())
                : verdict;
    }

    private Verdict.Final judge(BearerToken token, Instant now) {
        PublishedKeys seen = keys.current();
        Verdict verdict = judge.judge(token, seen, now);
        if (verdict instanceof Verdict.KeyMissing && !seen.equals(keys.current())) {
            verdict = judge.judge(token, keys.current(), now);
        }
        if (verdict instanceof Verdict.KeyMissing) {
            verdict = judge.judge(token, keys.lookedUp(), now);
        }
        return verdict.settled();
    }

    /** When a caller should come back whose token could not be judged for want of keys. */
    Duration retryAfter() {
        return keys.retryAfter();
    }
}
