package io.github.entrafilter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Trial EXPIRED =
            new Trial("GET", "/whoami", Optional.of("a token"), "with an expired token", 401, "token_expired");

    @Test
    void is_met_by_the_right_status_for_the_right_reason() {
        assertThat(EXPIRED.isMetBy(new Answer(401, "{\"status\":401,\"reason\":\"token_expired\"}")))
                .isTrue();
    }

    @Test
    void is_not_met_by_the_right_status_for_another_reason() {
        Answer answer = new Answer(401, "{\"reason\":\"bad_signature\"}");

        assertThat(EXPIRED.isMetBy(answer)).isFalse();
        assertThat(EXPIRED.lineFor(answer)).contains("401 bad_signature", "WRONG: 401 token_expired was expected");
    }

    @Test
    void is_not_met_by_another_server() {
        assertThat(EXPIRED.isMetBy(new Answer(401, "<html>Who are you?</html>")))
                .isFalse();
        assertThat(EXPIRED.isMetBy(new Answer(200, ""))).isFalse();
    }
}
