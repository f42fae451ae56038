package io.github.entrafilter.token;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.settings.SignatureAlgorithm;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges access tokens: token, policy, published keys and time in, verdict out. Pure, immutable, safe for use by
 * several threads. Whatever goes wrong in here is a refusal.
 */
public final class TokenJudge {

    private final TrustSettings policy;
    private final TokenParser parser;
    private final HeaderCheck header;
    private final TenantCheck tenants;
    private final AudienceCheck audiences;
    private final LifetimeCheck lifetime;
    private final CallerCheck callers;

    /** A judge by this policy. */
    public TokenJudge(TrustSettings policy) {
        this.policy = policy;
        this.parser = new TokenParser(policy.maxTokenBytes());
        this.header = new HeaderCheck(policy.algorithms());
        this.tenants = new TenantCheck(policy.tenants());
        this.audiences = new AudienceCheck(policy.audiences());
        this.lifetime = new LifetimeCheck(policy.clockSkew());
        this.callers = new CallerCheck(policy.callers());
    }

    /** The verdict on this token, with these keys, at this time. Never throws. */
    public Verdict judge(BearerToken bearer, PublishedKeys published, Instant now) {
        try {
            return judge(parser.parse(bearer), published, now);
        } catch (RefusedException e) {
            return new Verdict.Refused(e.refusal());
        } catch (RuntimeException | Error e) {
            return new Verdict.Refused(JudgementFailure.of(e));
        }
    }

    private Verdict judge(UnverifiedToken token, PublishedKeys published, Instant now) {
        try {
            return decide(token, published, now);
        } catch (RefusedException e) {
            return new Verdict.Refused(e.refusal().with(token.claims().facts()));
        } catch (RuntimeException | Error e) {
            return new Verdict.Refused(
                    JudgementFailure.of(e).with(token.claims().facts()));
        }
    }

    /**
     * What needs no key comes first: a token that cannot be meant for us never causes a look for newer keys. None of it
     * is secret. What the policy says of single callers comes last, for genuine tokens only.
     */
    private Verdict decide(UnverifiedToken token, PublishedKeys published, Instant now) throws RefusedException {
        Claims claims = token.claims();
        SignatureAlgorithm algorithm = header.require(token.header());
        String keyId = token.header().requiredText("kid");
        TokenVersion version = versionOf(claims);
        String tenant = tenants.require(claims);
        audiences.require(claims);
        lifetime.require(claims, now);

        Optional<KeyCheck> keys = KeyCheck.by(published, version, now);
        if (keys.isEmpty()) {
            return keyMissing(Refusal.of(Reason.KEYS_UNAVAILABLE), claims);
        }
        keys.get().requireIssuer(claims, tenant);
        List<OwnedKey> named = keys.get().named(keyId);
        if (named.isEmpty()) {
            return keyMissing(KeyCheck.unknown(keyId), claims);
        }
        OwnedKey key = SignatureCheck.require(token, algorithm, keys.get().requireOwner(named, tenant));
        Confirmation confirmation = Confirmation.in(claims);
        EntraPrincipal caller = callers.require(claims, version);
        VerdictValidity validity = new VerdictValidity(version, key.key(), key.owner(), lifetime.endOf(caller));
        return new Verdict.Accepted(caller, confirmation, validity);
    }

    private static Verdict keyMissing(Refusal otherwise, Claims claims) {
        return new Verdict.KeyMissing(new Verdict.Refused(otherwise.with(claims.facts())));
    }

    /** For who looks at the checks one by one. */
    UnverifiedToken parse(BearerToken token) throws RefusedException {
        return parser.parse(token);
    }

    HeaderCheck header() {
        return header;
    }

    TenantCheck tenants() {
        return tenants;
    }

    AudienceCheck audiences() {
        return audiences;
    }

    LifetimeCheck lifetime() {
        return lifetime;
    }

    CallerCheck callers() {
        return callers;
    }

    TokenVersion versionOf(Claims claims) throws RefusedException {
        String ver = claims.requiredText("ver");
        Optional<TokenVersion> version = TokenVersion.ofClaim(ver);
        if (version.isEmpty() || !policy.versions().contains(version.get())) {
            throw new RefusedException(Reason.WRONG_VERSION, expectedVersions(), ver);
        }
        return version.get();
    }

    String expectedVersions() {
        return policy.versions().stream().map(TokenVersion::claim).sorted().collect(Collectors.joining(" or "));
    }
}
