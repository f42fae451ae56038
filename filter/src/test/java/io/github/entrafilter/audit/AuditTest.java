package io.github.entrafilter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.token.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final AuditEvent.Request REQUEST = new AuditEvent.Request("GET", "/orders");

    private final List<AuditEvent> told = new ArrayList<>();

    private static AuditEvent refused(Reason reason, Instant time) {
        return new AuditEvent.RequestRefused(
                time, Refusal.of(reason), AuditEvent.RequestRefused.Outcome.DENIED, REQUEST);
    }

    private void flood(Audit audit, Reason reason, Instant time) {
        for (int i = 0; i < 1_000; i++) {
            audit.record(refused(reason, time));
        }
    }

    @Test
    void every_listener_gets_the_event_even_if_another_fails() {
        Audit audit = new Audit(List.of(
                event -> {
                    throw new IllegalStateException("broken");
                },
                told::add));
        AuditEvent event = new AuditEvent.CallerSeen(TestTokens.NOW, "billing", TokenFacts.NONE, REQUEST);
        audit.record(event);
        assertThat(told).containsExactly(event);
    }

    @Test
    void a_log_that_fails_keeps_no_event_from_its_listeners() {
        Logger logger = Logger.getLogger("io.github.entrafilter.audit");
        logger.setFilter(line -> {
            throw new IllegalStateException("broken");
        });
        try {
            new Audit(List.of(told::add)).record(refused(Reason.NOT_A_JWS, TestTokens.NOW));
        } finally {
            logger.setFilter(null);
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void events_have_a_logger_of_their_own() {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger("io.github.entrafilter.audit");
        logger.setFilter(line -> {
            lines.add(line.getMessage());
            return false;
        });
        new Audit(List.of()).record(refused(Reason.NOT_A_JWS, TestTokens.NOW));
        logger.setFilter(null);

        assertThat(lines).singleElement().asString().contains("not_a_jws");
    }

    @Test
    void refusals_are_rate_limited_per_second() {
        Audit audit = new Audit(List.of(told::add));
        flood(audit, Reason.NOT_A_JWS, TestTokens.NOW);
        assertThat(told).hasSize(20);
        flood(audit, Reason.NOT_A_JWS, TestTokens.NOW.plusSeconds(1));
        assertThat(told).hasSize(40);
    }

    @Test
    void rate_limit_of_one_reason_does_not_hide_another() {
        Audit audit = new Audit(List.of(told::add));
        flood(audit, Reason.NOT_A_JWS, TestTokens.NOW);
        AuditEvent other = refused(Reason.ROLE_MISSING, TestTokens.NOW);
        audit.record(other);
        assertThat(told).endsWith(other);
    }

    @Test
    void next_line_counts_the_suppressed_events_once() {
        Audit audit = new Audit(List.of());
        Instant later = TestTokens.NOW.plusSeconds(1);
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            flood(audit, Reason.NOT_A_JWS, TestTokens.NOW);
            assertThat(log.lines()).hasSize(20);

            audit.record(refused(Reason.NOT_A_JWS, later));
            audit.record(refused(Reason.NOT_A_JWS, later));
            assertThat(log.lines()).hasSize(22);
            assertThat(log.lines().get(20))
                    .startsWith("INFO refused not_a_jws: ")
                    .endsWith("; GET /orders; 980 similar events suppressed");
            assertThat(log.lines().get(21)).endsWith("; GET /orders");
        }
    }

    @Test
    void next_event_counts_the_suppressed_ones() {
        FloodGate gate = new FloodGate();
        for (int i = 0; i < 25; i++) {
            gate.pass(refused(Reason.NOT_A_JWS, TestTokens.NOW));
        }
        assertThat(gate.pass(refused(Reason.NOT_A_JWS, TestTokens.NOW.plusSeconds(1))))
                .isEqualTo(5);
    }
}
