package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Tally;
import io.github.entrafilter.telemetry.Telemetry;
import io.github.entrafilter.token.TestPrincipals;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class DecisionRecorderTest {

    private static final EntraPrincipal CALLER = TestPrincipals.of(
            Map.of("oid", TestTokens.OBJECT, "exp", TestTokens.NOW.getEpochSecond()), CallerKind.APPLICATION);

    private static final Verdict.Final VERDICT = new Verdict.Refused(Refusal.of(Reason.NO_TOKEN));

    private final List<AuditEvent> told = new ArrayList<>();
    private final List<String> exported = new ArrayList<>();

    private DecisionRecorder recorder(Telemetry... exports) {
        Tally tally = new Tally();
        Measurements measurements = new Measurements(tally, List::of, () -> TestTokens.NOW);
        return new DecisionRecorder(
                new Audit(List.of(told::add)), tally, measurements, List.of(exports), () -> TestTokens.NOW);
    }

    /** Writes down what it is given. */
    private final class Export implements Telemetry {

        @Override
        public void begin(Measurements measurements) {
            exported.add("begin");
        }

        @Override
        public void judged(Duration time) {
            exported.add(time.toNanos() > 0 ? "judged in a time" : "judged in no time");
        }

        @Override
        public void serving(EntraPrincipal caller) {
            exported.add("serving " + caller.getOid());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Fails, whatever it is given. */
    private static final class BrokenExport implements Telemetry {

        @Override
        public void begin(Measurements measurements) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void judged(Duration time) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void serving(EntraPrincipal caller) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void judged_tokens_are_exported_from_the_first_on() {
        Verdict.Final verdict = recorder(new Export()).judging(() -> VERDICT);

        assertThat(verdict).isSameAs(VERDICT);
        assertThat(exported).containsExactly("begin", "judged in a time");
    }

    @Test
    void token_is_judged_without_an_export() {
        assertThat(recorder().judging(() -> VERDICT)).isSameAs(VERDICT);
    }

    @Test
    void served_caller_is_exported() {
        recorder(new Export()).serving(CALLER);

        assertThat(exported).containsExactly("serving " + TestTokens.OBJECT);
    }

    @Test
    void failing_export_affects_neither_the_request_nor_the_next_export() {
        DecisionRecorder recorder = recorder(new BrokenExport(), new Export());
        try (CapturedLog log = new CapturedLog(Level.FINE)) {
            assertThat(recorder.judging(() -> VERDICT)).isSameAs(VERDICT);
            recorder.serving(CALLER);

            assertThat(log.lines()).filteredOn("FINE telemetry failed"::equals).hasSize(2);
        }
        assertThat(exported).hasSize(3);
    }

    @Test
    void refusal_is_audited() {
        recorder().refused(Refusal.of(Reason.NO_TOKEN), EnforcementMode.ENFORCE, TestRequest.to("/orders"));

        assertThat(told).singleElement().isInstanceOf(AuditEvent.RequestRefused.class);
    }

    @Test
    void caller_is_audited_once() {
        DecisionRecorder recorder = recorder();
        recorder.genuine(CALLER, TestRequest.to("/orders"));
        recorder.genuine(CALLER, TestRequest.to("/orders"));

        assertThat(told).singleElement().isInstanceOf(AuditEvent.CallerSeen.class);
    }
}
