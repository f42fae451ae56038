package io.github.entrafilter.token;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.CallerPolicy;
import io.github.entrafilter.settings.SignatureAlgorithm;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
            return TokenFacts.of(judge.parse(token).claims());
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
            new Case(token.get(), published, now, findings).examine();
        } else {
            findings.notRun("algorithm", "version", "tenant", "audience", "lifetime", "keys at hand", "issuer");
            findings.notRun("signing key", "key's owner", "signature", "binding", "caller");
            findings.notRun("kind of caller", "client", "client's proof", "scope", "assignment");
        }
        return findings.all();
    }

    /** One token under examination. */
    private final class Case {

        private final UnverifiedToken token;
        private final Claims claims;
        private final PublishedKeys published;
        private final Instant now;
        private final Findings findings;

        private Case(UnverifiedToken token, PublishedKeys published, Instant now, Findings findings) {
            this.token = token;
            this.claims = token.claims();
            this.published = published;
            this.now = now;
            this.findings = findings;
        }

        private void examine() {
            Optional<SignatureAlgorithm> algorithm = findings.run(
                    "algorithm",
                    "one of " + new TreeSet<>(policy.algorithms()) + ", typ JWT or at+jwt",
                    token.header().textOrNothing("alg") + ", typ "
                            + token.header().textOrNothing("typ"),
                    () -> judge.header().require(token.header()));
            Optional<TokenVersion> version = findings.run(
                    "version",
                    policy.versions().stream().map(TokenVersion::claim).sorted().collect(Collectors.joining(" or ")),
                    claims.textOrNothing("ver"),
                    () -> judge.versionOf(claims));
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
                    "exp " + time("exp"),
                    () -> judge.lifetime().require(claims, now));
            examineKey(algorithm, version, tenant);
            findings.run("binding", "none, or cnf with x5t#S256", claims.has("cnf") ? "cnf" : "none", () -> {
                Confirmation unused = Confirmation.in(claims);
            });
            examineCaller(version);
        }

        private void examineKey(
                Optional<SignatureAlgorithm> algorithm, Optional<TokenVersion> version, Optional<String> tenant) {
            Optional<KeySet> keys = version.flatMap(known -> findings.run(
                    "keys at hand",
                    "the key set of version " + known.claim(),
                    "fetched",
                    () -> published
                            .forVersion(known, now)
                            .orElseThrow(() -> new RefusedException(
                                    Reason.KEYS_UNAVAILABLE, "the key set of version " + known.claim(), "none"))));
            if (keys.isEmpty()) {
                findings.notRun(
                        version.isEmpty()
                                ? new String[] {"keys at hand", "issuer", "signing key", "key's owner", "signature"}
                                : new String[] {"issuer", "signing key", "key's owner", "signature"});
                return;
            }
            if (tenant.isPresent()) {
                findings.run(
                        "issuer",
                        keys.get().issuerFor(tenant.get()),
                        claims.textOrNothing("iss"),
                        () -> TokenJudge.requireIssuer(claims, keys.get(), tenant.get()));
            } else {
                findings.notRun("issuer");
            }
            String keyId = token.header().textOrNothing("kid");
            Optional<SigningKey> key = findings.run(
                    "signing key",
                    "a published kid",
                    keyId,
                    () -> TokenJudge.keyOf(token.header().requiredText("kid"), keys.get()));
            if (key.isPresent() && tenant.isPresent()) {
                findings.run("key's owner", "this tenant's cloud", "kid " + keyId, () -> {
                    KeyCheck.require(keyId, published, tenant.get());
                });
            } else {
                findings.notRun("key's owner");
            }
            if (key.isPresent() && algorithm.isPresent()) {
                findings.run("signature", "by key " + keyId, "by that key", () -> {
                    SignatureCheck.require(token, algorithm.get(), key.get());
                });
            } else {
                findings.notRun("signature");
            }
        }

        private void examineCaller(Optional<TokenVersion> version) {
            Optional<EntraPrincipal> caller = version.flatMap(known -> findings.run(
                    "caller",
                    "oid, sub and the client's id",
                    "oid " + claims.textOrNothing("oid"),
                    () -> judge.callers().identify(claims, known)));
            if (caller.isEmpty()) {
                findings.notRun(version.isEmpty() ? new String[] {"caller"} : new String[0]);
                findings.notRun("kind of caller", "client", "client's proof", "scope", "assignment");
                return;
            }
            EntraPrincipal known = caller.get();
            CallerPolicy asked = policy.callers();
            findings.run(
                    "kind of caller",
                    "accepted-callers=" + asked.acceptedCallers().name().toLowerCase(Locale.ROOT),
                    known.isApplication() ? "application" : "user",
                    () -> judge.callers().requireKind(known));
            findings.run(
                    "client",
                    asked.allowedClients().isEmpty() ? "any" : "one of " + new TreeSet<>(asked.allowedClients()),
                    known.getAppId(),
                    () -> judge.callers().requireClient(known));
            findings.run(
                    "client's proof",
                    "at least " + asked.leastAuthentication().name().toLowerCase(Locale.ROOT),
                    claims.textOrNothing("appidacr") + claims.textOrNothing("azpacr"),
                    () -> judge.callers().requireAuthentication(claims, version.get()));
            findings.run(
                    "scope",
                    asked.scopesAllowed().isEmpty() ? "any" : "one of " + new TreeSet<>(asked.scopesAllowed()),
                    new TreeSet<>(known.getScopes()).toString(),
                    () -> judge.callers().requireScope(known));
            findings.run(
                    "assignment",
                    "an app role of this API",
                    new TreeSet<>(known.getRoles()).toString(),
                    () -> judge.callers().requireAssignment(known));
        }

        private String time(String claim) {
            try {
                return claims.requiredTime(claim).toString();
            } catch (RefusedException missing) {
                return "none";
            }
        }
    }

    /** What the judge says of it. Never throws. */
    public Verdict.Final verdict(BearerToken token, PublishedKeys published, Instant now) {
        return judge.judge(token, published, now).settled();
    }
}
