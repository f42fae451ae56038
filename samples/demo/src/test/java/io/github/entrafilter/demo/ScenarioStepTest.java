package io.github.entrafilter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioStepTest {

    private static final ScenarioStep EXPIRED =
            new ScenarioStep("GET", "/whoami", Optional.of("a token"), "with an expired token", 401, "token_expired");

    @Test
    void step_is_met_by_expected_status_and_reason() {
        assertThat(EXPIRED.isMetBy(new ServiceResponse(401, "{\"status\":401,\"reason\":\"token_expired\"}")))
                .isTrue();
    }

    @Test
    void step_is_not_met_by_another_reason() {
        ServiceResponse response = new ServiceResponse(401, "{\"reason\":\"bad_signature\"}");

        assertThat(EXPIRED.isMetBy(response)).isFalse();
        assertThat(EXPIRED.lineFor(response)).contains("401 bad_signature", "WRONG: expected 401 token_expired");
    }

    @Test
    void step_is_not_met_by_another_server() {
        assertThat(EXPIRED.isMetBy(new ServiceResponse(401, "<html>Who are you?</html>")))
                .isFalse();
        assertThat(EXPIRED.isMetBy(new ServiceResponse(200, ""))).isFalse();
    }
}
