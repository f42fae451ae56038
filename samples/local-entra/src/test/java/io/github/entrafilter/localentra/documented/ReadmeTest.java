package io.github.entrafilter.localentra.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.testing.TestPrincipal;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The README's test. */
@SuppressWarnings({"unused", "UnusedVariable"})
class ReadmeTest {

    @Nested
    @LocalEntra
    class OrdersIT {
        @Test
        void consumer_can_read_orders(LocalEntraServer entra) {
            Map<String, String> environment = entra.environmentForApi("orders"); // for the server
            String token = entra.token("orders-client", "orders").mint(); // 200
            String expired = entra.token("orders-client", "orders").expired().mint(); // 401 token_expired
            EntraPrincipal caller =
                    TestPrincipal.application("orders-client").roles("consumer").build(); // for unit tests
        }
    }

    @Nested
    @LocalEntra
    class Comments {

        @Test
        void tokens_get_the_responses_of_the_comments(LocalEntraServer entra) {
            String token = entra.token("orders-client", "orders").mint();
            String expired = entra.token("orders-client", "orders").expired().mint();

            assertThat(OrdersApi.responseTo(token, entra)).isEqualTo("200");
            assertThat(OrdersApi.responseTo(expired, entra)).isEqualTo("401 token_expired");
        }
    }
}
