package io.github.entrafilter.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.entrafilter.localentra.LocalEntraServer;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void claims_are_readable_without_the_token() {
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
    void string_that_is_not_a_token_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Claims.of("no token"));
    }
}
