package io.github.entrafilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent.Request;
import io.github.entrafilter.audit.AuditEvent.RequestRefused;
import io.github.entrafilter.audit.AuditEvent.RequestRefused.Outcome;
import io.github.entrafilter.http.ClaimsChallenge;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reasons.md} has a table of all reasons, and a log line, the response and the fix of each. To write it
 * again: {@code ./mvnw -pl filter test -Dreference.write}.
 */
class ReasonsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reasons.md");
    private static final String LEVEL = "INFO ";
    private static final Map<Reason, Refusal> EXAMPLES = RefusalExamples.all();

    /** Reasons of requests that are refused before the filter could judge them; the log has one ERROR line instead. */
    private static final Set<Reason> WITHOUT_REFUSAL = EnumSet.of(Reason.PROTECTION_NOT_IN_FORCE);

    @Test
    void every_reason_has_an_example() {
        Set<Reason> expected = EnumSet.complementOf(EnumSet.copyOf(WITHOUT_REFUSAL));
        assertThat(EXAMPLES.keySet()).isEqualTo(expected);
    }

    @Test
    void documentation_has_a_log_line_the_response_and_the_fix_of_each_reason() throws IOException {
        StringBuilder expected = new StringBuilder("""
                # Reasons

                The reason for a refusal: in the log, in the body of the response, and with `error-detail=full` in
                `error_description`. The `type` of a response is the address of its section in this page (RFC 9457).
                The names are stable. Each section shows the line that the filter logs for such a request, and the fix.
                Generated; do not edit.

                | reason | status | meaning |
                |---|---|---|
                """);
        for (Reason reason : Reason.values()) {
            expected.append("| [`%1$s`](#%1$s) | %2$s | %3$s |\n"
                    .formatted(reason.stableName(), status(reason), reason.sentence()));
        }
        for (Reason.Category category : Reason.Category.values()) {
            List<Reason> reasons = Arrays.stream(Reason.values())
                    .filter(reason -> reason.category() == category)
                    .toList();
            expected.append(response(reasons.get(0)));
            reasons.forEach(reason -> expected.append(section(reason)));
        }
        if (System.getProperty("reference.write") != null) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).hasContent(expected.toString());
    }

    private static String response(Reason reason) {
        Settings settings = ProtectionFixture.settings();
        Refusal refusal = Optional.ofNullable(EXAMPLES.get(reason)).orElseGet(() -> Refusal.of(reason));
        PreparedResponse response = new ErrorResponseFactory(
                        settings.responses(), Optional.empty(), ClaimsChallenge.of(settings))
                .to(refusal, TestRequest.to("/").header("Accept", "application/json"), Duration.ofSeconds(30));
        StringBuilder text = new StringBuilder("\n## Responses with status ")
                .append(status(reason))
                .append("\n\n```http\nHTTP/1.1 ")
                .append(response.status())
                .append('\n');
        response.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').append(response.body()).append("\n```\n").toString();
    }

    private static String status(Reason reason) {
        return switch (reason.category()) {
            case NO_CREDENTIALS -> "401";
            case INVALID_REQUEST -> "400 `invalid_request`";
            case INVALID_TOKEN -> "401 `invalid_token`";
            case INSUFFICIENT_CLAIMS -> "401 `insufficient_claims`";
            case INSUFFICIENT_SCOPE -> "403 `insufficient_scope`";
            case UNAVAILABLE -> "503";
        };
    }

    private static String section(Reason reason) {
        StringBuilder section =
                new StringBuilder("\n### ").append(reason.stableName()).append("\n\n");
        section.append(Optional.ofNullable(EXAMPLES.get(reason))
                .map(refusal -> "```\n" + logLine(refusal) + "\n```\n\n")
                .orElse(reason.sentence() + ".\n\n"));
        if (!reason.fixInEntra().isEmpty()) {
            section.append("In Entra ID or Azure: ").append(reason.fixInEntra()).append(".\n\nHere: ");
        }
        return section.append(reason.fixHere()).append(".\n").toString();
    }

    private static String logLine(Refusal refusal) {
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            new Audit(List.of())
                    .record(new RequestRefused(
                            TestTokens.NOW, refusal, Outcome.DENIED, new Request("GET", "/orders/api/orders")));
            return log.lines().stream()
                    .filter(line -> line.startsWith(LEVEL + "refused "))
                    .findFirst()
                    .orElseThrow()
                    .substring(LEVEL.length());
        }
    }
}
