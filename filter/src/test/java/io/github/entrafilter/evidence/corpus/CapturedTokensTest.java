package io.github.entrafilter.evidence.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.SenderProof;
import io.github.entrafilter.token.TestPolicy;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Claims of real tokens, of all kinds of callers. Each is signed here, its times are moved, and its tenant and audience
 * are trusted.
 */
class CapturedTokensTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "corpus", "captures");
    private static final String TABLE = "/corpus/captures/expected.csv";
    private static final Proof BEARER = new Proof(SenderProof.Scheme.BEARER, Optional.empty());

    private record Proof(Scheme scheme, Optional<String> certificateThumbprint) implements SenderProof {}

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1)
    void captured_token_has_this_verdict(
            String file, String byDefault, String withAnyCaller, String kind, @Nullable String blueprint) {
        Map<String, Object> claims = claims(file);

        requireVerdict(byDefault, kind, blueprint, verdictOn(claims, policy(claims), BEARER));
        requireVerdict(
                withAnyCaller,
                kind,
                blueprint,
                verdictOn(claims, policy(claims).with("accepted-callers", "any"), BEARER));
    }

    /** Entra issues {@code idtyp} only to APIs that require it. */
    @ParameterizedTest
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1)
    void captured_token_has_the_same_verdict_without_idtyp(
            String file, String byDefault, String withAnyCaller, String kind, @Nullable String blueprint) {
        Map<String, Object> claims = claims(file);
        claims.remove("idtyp");

        requireVerdict(byDefault, kind, blueprint, verdictOn(claims, policy(claims), BEARER));
    }

    @Test
    void captured_token_that_is_bound_is_accepted_with_its_certificate() {
        Map<String, Object> claims = claims("24-mtls-pop-managed-identity");
        String thumbprint = DataFile.text(DataFile.object(claims, "cnf"), "x5t#S256");
        Proof proof = new Proof(SenderProof.Scheme.MTLS_POP, Optional.of(thumbprint));

        requireVerdict("accepted", "application", null, verdictOn(claims, policy(claims), proof));
    }

    @Test
    void each_capture_is_in_the_table() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> captures = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(FOLDER.resolve("expected.csv")).stream()
                            .skip(1)
                            .map(line -> line.substring(0, line.indexOf(','))))
                    .containsExactlyElementsOf(captures);
        }
    }

    private static void requireVerdict(
            String expected, String kind, @Nullable String blueprint, Verdict.Final verdict) {
        TokenFacts facts = verdict instanceof Verdict.Accepted accepted
                ? TokenFacts.of(accepted.caller())
                : ((Verdict.Refused) verdict).refusal().token();
        assertThat(List.of(nameOf(verdict), facts.kindName(), facts.parentAppId()))
                .containsExactly(expected, kind, blueprint == null ? "" : blueprint);
    }

    private static String nameOf(Verdict.Final verdict) {
        return verdict instanceof Verdict.Refused refused
                ? refused.refusal().reason().stableName()
                : "accepted";
    }

    private static Map<String, Object> claims(String file) {
        Map<String, Object> claims = DataFile.read("captures/" + file + ".json");
        long life = DataFile.number(claims, "exp") - (long) DataFile.number(claims, "iat");
        long now = TestTokens.NOW.getEpochSecond();
        claims.putAll(Map.of("iat", now, "nbf", now, "exp", now + life));
        return claims;
    }

    private static TestPolicy policy(Map<String, Object> claims) {
        return TestPolicy.byDefault()
                .with("tenant-id", DataFile.text(claims, "tid"))
                .with("audiences", DataFile.text(claims, "aud"));
    }

    private static Verdict.Final verdictOn(Map<String, Object> claims, TestPolicy policy, SenderProof proof) {
        Verdict.Final verdict = PublicJudging.verdictOn(
                        TestTokens.of(claims).text(), policy.settings(), keysOf(DataFile.text(claims, "tid")))
                .settled();
        return verdict instanceof Verdict.Accepted accepted ? accepted.sentWith(proof) : verdict;
    }

    private static PublishedKeys keysOf(String tenant) {
        return new PublishedKeys(Map.of(
                TokenVersion.V1, keys("https://sts.windows.net/" + tenant + "/"),
                TokenVersion.V2, keys("https://login.microsoftonline.com/" + tenant + "/v2.0")));
    }

    private static KeySet keys(String issuer) {
        Optional<String> cloud = Optional.of("microsoftonline.com");
        return TestKeys.keySet(issuer, cloud, TestKeys.published(TestKeys.ENTRA, Optional.of(issuer), cloud));
    }
}
