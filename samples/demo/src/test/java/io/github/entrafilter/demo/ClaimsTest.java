package io.github.entrafilter.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.entrafilter.localentra.LocalEntraServer;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void are_readable_and_not_the_token_itself() {
        try (LocalEntraServer entra = LocalEntraServer.start()) {
            String token = entra.token("orders-client", "orders").mint();

            assertThat(Claims.of(token).lines())
                    .anyMatch(line -> line.matches("roles +\\[consumer] +.*"))
                    .anyMatch(line -> line.matches("tid +" + entra.tenantId() + " +.*"))
                    .anyMatch(line -> line.matches("exp +2[0-9-]+T[0-9:]+Z +.*"))
                    .noneMatch(line -> token.contains(line.strip()));
        }
    }

    @Test
    void come_from_a_token_only() {
        assertThatIllegalArgumentException().isThrownBy(() -> Claims.of("no token"));
    }
}
