package io.github.entrafilter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.telemetry.Measurements.Sample;
import io.github.entrafilter.token.TestPrincipals;
import io.github.entrafilter.token.TestTokens;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {

    private static final String BLUEPRINT = "abcdefab-cdef-abcd-efab-cdefabcdefab";

    private final Tally tally = new Tally();
    private final Measurements measurements = new Measurements(tally, List::of, InstantSource.fixed(TestTokens.NOW));

    private static EntraPrincipal caller(CallerKind kind, Map<String, String> further) {
        Map<String, Object> claims = new HashMap<>(further);
        claims.putAll(Map.of("oid", TestTokens.OBJECT, "azp", TestTokens.CLIENT, "ver", "2.0"));
        return TestPrincipals.of(claims, kind);
    }

    private double counted(String kind, String parent, String verdict) {
        Map<Attribute, String> attributes =
                Map.of(Attribute.CALLER_KIND, kind, Attribute.CALLER_PARENT, parent, Attribute.VERDICT, verdict);
        return measurements.of(Metric.CALLERS).stream()
                .filter(sample -> sample.attributes().equals(attributes))
                .mapToDouble(Sample::value)
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void callers_count_by_kind_and_blueprint(CallerKind kind) {
        tally.accepted(TokenVersion.V2, caller(kind, Map.of()));
        EntraPrincipal agent = caller(kind, Map.of("xms_par_app_azp", BLUEPRINT));
        tally.accepted(TokenVersion.V2, agent);
        tally.refused(new Refusal(Reason.CALLER_REVOKED, "", "", TokenFacts.of(agent)));

        assertThat(counted(kind.stableName(), "none", "accepted")).isEqualTo(1);
        assertThat(counted(kind.stableName(), "none", "refused")).isZero();
        assertThat(counted(kind.stableName(), BLUEPRINT, "accepted")).isEqualTo(1);
        assertThat(counted(kind.stableName(), BLUEPRINT, "refused")).isEqualTo(1);
    }

    @Test
    void token_that_may_be_forged_counts_for_no_kind() {
        TokenFacts facts = TokenFacts.of(caller(CallerKind.AGENT, Map.of("xms_par_app_azp", BLUEPRINT)));
        tally.refused(new Refusal(Reason.BAD_SIGNATURE, "", "", facts));

        assertThat(measurements.of(Metric.CALLERS)).isEmpty();
    }

    @Test
    void blueprints_beyond_a_hundred_count_as_other() {
        for (int i = 0; i < 120; i++) {
            String blueprint = new UUID(1, i).toString();
            tally.accepted(TokenVersion.V2, caller(CallerKind.AGENT, Map.of("xms_par_app_azp", blueprint)));
        }

        assertThat(counted("agent", "other", "accepted")).isEqualTo(20);
        assertThat(measurements.of(Metric.CALLERS)).hasSize(2 * 101);
    }
}
