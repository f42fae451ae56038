package io.github.entrafilter.authentication;

import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.settings.TrustSettings;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.Possession;
import io.github.entrafilter.token.Refusal;
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
    private final int longestToken;
    private final TokenDigester digester;
    private final Optional<KnownTokens> known;

    Authenticator(TrustSettings policy, SigningKeys keys, InstantSource clock) {
        this.judge = new TokenJudge(policy);
        this.keys = keys;
        this.clock = clock;
        this.longestToken = policy.maxTokenBytes();
        this.digester = new TokenDigester(longestToken);
        this.known =
                policy.tokenCacheSize() == 0 ? Optional.empty() : Optional.of(new KnownTokens(policy.tokenCacheSize()));
    }

    /**
     * The verdict on a request: accepted or refused.
     *
     * @param certificates who tells the certificate of its sender
     */
    Verdict.Final authenticate(IncomingRequest request, ClientCertificates certificates) {
        Credentials credentials = Credentials.in(request.header("Authorization"));
        if (!(credentials instanceof Credentials.Bearer bearer)) {
            return new Verdict.Refused(Refusal.of(((Credentials.Unusable) credentials).reason()));
        }
        Verdict.Final verdict = judge(bearer.token());
        return verdict instanceof Verdict.Accepted accepted
                ? accepted.sentWith(new Shown(bearer.scheme(), request, certificates))
                : verdict;
    }

    /** What the request shows of its sender, looked at only where a token asks for it. */
    private record Shown(Scheme scheme, IncomingRequest request, ClientCertificates certificates)
            implements Possession {

        @Override
        public Optional<String> certificateThumbprint() {
            return certificates.thumbprint(request);
        }
    }

    private Verdict.Final judge(BearerToken token) {
        Instant now = clock.instant();
        if (token.text().length() > longestToken || known.isEmpty()) {
            return judge(token, now);
        }
        TokenDigest digest = digester.digest(token.text());
        Optional<Verdict.Accepted> before = known.get().verdict(digest, keys.current(), now);
        if (before.isPresent()) {
            return before.get();
        }
        Verdict.Final verdict = judge(token, now);
        if (verdict instanceof Verdict.Accepted accepted) {
            known.get().keep(digest, accepted, keys.current(), now);
        }
        return verdict;
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
