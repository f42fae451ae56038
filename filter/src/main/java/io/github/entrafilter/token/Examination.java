package io.github.entrafilter.token;

import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.settings.SignatureAlgorithm;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Runs each check of the judgement on its own, so that all that is wrong with a token is seen at once. It has no rules:
 * every check is the judge's, and whether the token is accepted is for the judge to say. Immutable, thread-safe.
 */
public final class Examination {

    private final TrustSettings policy;
    private final TokenJudge judge;

    /** By this policy. */
    public Examination(TrustSettings policy) {
        this.policy = policy;
        this.judge = new TokenJudge(policy);
    }

    /** What identifies the token, as far as it can be read; nothing of it is verified. */
    public TokenFacts factsOf(BearerToken token) {
        try {
            return judge.parse(token).claims().facts();
        } catch (RefusedException unreadable) {
            return TokenFacts.NONE;
        }
    }

    /** One finding for each check, in the order of the judgement. */
    public List<Finding> examine(BearerToken bearer, PublishedKeys published, Instant now) {
        Findings findings = new Findings();
        Optional<UnverifiedToken> token = findings.run(
                "form",
                "a signed JWT of at most " + policy.maxTokenBytes() + " bytes",
                bearer.text().length() + " bytes",
                () -> judge.parse(bearer));
        if (token.isPresent()) {
            examine(token.get(), published, now, findings);
        } else {
            findings.notRun("algorithm", "version", "tenant", "audience", "lifetime", "keys at hand", "issuer");
            findings.notRun("signing key", "key's owner", "signature", "binding", "caller");
            findings.notRun("kind of caller", "client", "client's proof", "scope", "assignment");
        }
        return findings.all();
    }

    private void examine(UnverifiedToken token, PublishedKeys published, Instant now, Findings findings) {
        Claims claims = token.claims();
        Optional<SignatureAlgorithm> algorithm = findings.run(
                "algorithm",
                "one of " + new TreeSet<>(policy.algorithms()) + ", typ JWT or at+jwt",
                token.header().textOrNothing("alg") + ", typ " + token.header().textOrNothing("typ"),
                () -> judge.header().require(token.header()));
        Optional<TokenVersion> version = findings.run(
                "version", judge.expectedVersions(), claims.textOrNothing("ver"), () -> judge.versionOf(claims));
        Optional<String> tenant = findings.run(
                "tenant",
                String.join(" or ", new TreeSet<>(policy.tenants())),
                claims.textOrNothing("tid"),
                () -> judge.tenants().require(claims));
        findings.run(
                "audience",
                String.join(" or ", new TreeSet<>(policy.audiences())),
                claims.textOrNothing("aud"),
                () -> judge.audiences().require(claims));
        findings.run(
                "lifetime",
                "nbf and iat before, exp after " + now,
                "exp " + timeOrNone(claims, "exp"),
                () -> judge.lifetime().require(claims, now));
        new KeyExamination(token, published, now, findings).examine(algorithm, version, tenant);
        findings.run("binding", "none, or cnf with x5t#S256", claims.has("cnf") ? "cnf" : "none", () -> {
            Confirmation unused = Confirmation.in(claims);
        });
        new CallerExamination(judge.callers(), claims, findings).examine(version);
    }

    private static String timeOrNone(Claims claims, String claim) {
        try {
            return claims.requiredTime(claim).toString();
        } catch (RefusedException missing) {
            return "none";
        }
    }

    /** What the judge says of it. Never throws. */
    public Verdict.Final verdict(BearerToken token, PublishedKeys published, Instant now) {
        return judge.judge(token, published, now).settled();
    }
}
