package io.github.entrafilter;

import io.github.entrafilter.application.ApplicationFixture;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys.LookUp.Certainty;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.protection.RoleRule;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.JudgementFailure;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.SenderProof;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request for each reason, refused by the code that refuses real ones. */
final class RefusalExamples {

    private static final String PATH = "/orders/api/orders";
    private static final String THUMBPRINT = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2";
    private static final String CONSUMERS =
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";

    private final Map<Reason, Refusal> byReason = new EnumMap<>(Reason.class);

    private RefusalExamples() {}

    /** An example for each reason with a log line of its own; {@code protection_not_in_force} has none. */
    static Map<Reason, Refusal> all() {
        RefusalExamples examples = new RefusalExamples();
        examples.addHeaders();
        examples.addForms();
        examples.addClaims();
        examples.addKeys();
        examples.addBindings();
        examples.addCallers();
        examples.addApplication();
        examples.add(JudgementFailure.logged(new IllegalStateException()));
        return examples.byReason;
    }

    private void addHeaders() {
        try (ApplicationFixture application = ApplicationFixture.with(TestKeys.ENTRA)) {
            Protection protection = application.protection();
            add(protection, TestRequest.to(PATH));
            add(protection, TestRequest.to(PATH).header("Authorization", "Bearer \"quoted\""));
            add(
                    protection,
                    TestRequest.to(PATH)
                            .header("Authorization", "Bearer a.b.c")
                            .header("Authorization", "Basic dXNlcjp4"));
            add(protection, TestRequest.to(PATH).at("orders.contoso.example/health"));
        }
    }

    private void addForms() {
        add(TestTokens.v1().text(), "max-token-bytes", "512");
        add("opaque-token");
        add("a.b.c.d.e");
        add(TestTokens.v1().header("alg", "PS256"));
        add(TestTokens.v1().header("typ", "dpop+jwt"));
        add(TestTokens.v1().header("crit", List.of("exp")));
    }

    private void addClaims() {
        add(TestTokens.v1().without("exp"));
        add(TestTokens.v1().claim("roles", "consumer"));
        add(TestTokens.v1().text(), "token-versions", "2.0");
        add(TestTokens.v1().claim("tid", TestTokens.OTHER_TENANT));
        add(TestTokens.v2().claim("iss", "https://login.microsoftonline.us/" + TestTokens.TENANT + "/v2.0"));
        add(TestTokens.v1().claim("aud", "https://orders.contoso.example"));
        add(TestTokens.v1().claim("aud", "https://graph.microsoft.com"));
        add(TestTokens.v1()
                .claim("iat", TestTokens.NOW.minusSeconds(7200).getEpochSecond())
                .claim("nbf", TestTokens.NOW.minusSeconds(7200).getEpochSecond())
                .claim("exp", TestTokens.NOW.minusSeconds(3600).getEpochSecond()));
        add(TestTokens.v1().claim("nbf", TestTokens.NOW.plusSeconds(600).getEpochSecond()));
    }

    private void addKeys() {
        add(TestTokens.v1().header("kid", "application-key"));
        add(TestTokens.v1().signedBy(TestKeys.FORGED));
        KeySet consumers = TestKeys.keySet(
                TestTokens.ISSUER_V2,
                Optional.empty(),
                TestKeys.published(TestKeys.ENTRA, Optional.of(CONSUMERS), Optional.empty()));
        add(refusal(verdict(TestTokens.v2(), new PublishedKeys(Map.of(TokenVersion.V2, consumers)))));
        add(refusal(verdict(TestTokens.v1(), PublishedKeys.NONE)));
        add(refusal(verdict(TestTokens.v1().header("kid", "entra-2"), PublicJudging.published())
                .by(Certainty.OPEN)));
    }

    private void addBindings() {
        add(TestTokens.v1().claim("cnf", Map.of("jkt", THUMBPRINT)));
        TestTokens bound = TestTokens.v1().claim("cnf", Map.of("x5t#S256", THUMBPRINT));
        add(sent(bound, SenderProof.Scheme.MTLS_POP, Optional.empty()));
        add(sent(bound, SenderProof.Scheme.MTLS_POP, Optional.of("A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0")));
        add(sent(TestTokens.v1(), SenderProof.Scheme.MTLS_POP, Optional.empty()));
    }

    private static Refusal sent(TestTokens token, SenderProof.Scheme scheme, Optional<String> certificate) {
        Verdict.Accepted accepted = (Verdict.Accepted) verdict(token, PublicJudging.published());
        return refusal(accepted.sentWith(new SenderProof() {
            @Override
            public Scheme scheme() {
                return scheme;
            }

            @Override
            public Optional<String> certificateThumbprint() {
                return certificate;
            }
        }));
    }

    private void addCallers() {
        add(TestTokens.user());
        add(TestTokens.v1().text(), "accepted-callers", "users");
        add(TestTokens.v1().text(), "allowed-clients", TestTokens.USER);
        add(TestTokens.v1().claim("appidacr", "1").text(), "client-authentication", "certificate");
        add(TestTokens.user().text(), "accepted-callers", "any", "scopes-allowed", "orders.delete");
        add(TestTokens.v1().without("roles"));
    }

    private void addApplication() {
        try (ApplicationFixture application = ApplicationFixture.with(TestKeys.ENTRA)) {
            TestRequest request = TestRequest.to(PATH)
                    .header("Authorization", "Bearer " + TestTokens.v1().text());
            Protection protection = application.protection();
            Decision decision = protection.decide(request);
            add(protection.applyRule(new RoleRule.OneOf(Set.of("admin")), decision, request));
            add(protection.applyRule(new RoleRule.DenyAll(), decision, request));
            add(application.protection("revoked", TestTokens.TOKEN_ID), request);
            add(application.protection("revoked", TestTokens.OBJECT), request);
            application.pass(Duration.ofHours(1));
            TestRequest renewable = TestRequest.to(PATH)
                    .header(
                            "Authorization",
                            "Bearer "
                                    + TestTokens.v1()
                                            .claim("xms_cc", List.of("cp1"))
                                            .text());
            add(application.protection("revoked", TestTokens.OBJECT), renewable);
        }
    }

    private void add(TestTokens token) {
        add(token.text());
    }

    private void add(String token, String... settings) {
        add(refusal(PublicJudging.verdictOn(
                token, ProtectionFixture.settings(settings).trust(), PublicJudging.published())));
    }

    private void add(Protection protection, TestRequest request) {
        add(protection.decide(request));
    }

    private void add(Decision decision) {
        add(((Decision.Denied) decision).refusal());
    }

    private void add(Refusal refusal) {
        byReason.put(refusal.reason(), refusal);
    }

    private static Verdict verdict(TestTokens token, PublishedKeys keys) {
        return PublicJudging.verdictOn(
                token.text(), ProtectionFixture.settings().trust(), keys);
    }

    private static Refusal refusal(Verdict verdict) {
        return ((Verdict.Refused) verdict.settled()).refusal();
    }
}
