package io.github.entrafilter.localentra.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of local Entra's own page. */
@SuppressWarnings({"unused", "UnusedVariable"})
class LocalEntraPageTest {

    @Nested
    @LocalEntra
    class OrdersTest {

        @Test
        void consumer_can_read_orders(LocalEntraServer entra) {
            String token = entra.token("orders-client", "orders").mint();
            String expired = entra.token("orders-client", "orders").expired().mint();
            // entra.environmentForApi("orders") has the service's environment variables.
        }
    }

    @Nested
    @LocalEntra
    class Names {

        @Test
        void tokens_are_judged_as_their_names_say(LocalEntraServer entra) {
            String token = entra.token("orders-client", "orders").mint();
            String expired = entra.token("orders-client", "orders").expired().mint();

            assertThat(OrdersApi.responseTo(token, entra)).isEqualTo("200");
            assertThat(OrdersApi.responseTo(expired, entra)).isEqualTo("401 token_expired");
        }
    }

    @Nested
    @LocalEntra
    class OverHttps {

        @Test
        void service_and_client_use_https(LocalEntraServer entra, @TempDir Path directory) throws IOException {
            Map<String, String> service = entra.overHttps().environmentForApi("orders");
            Path trustStore =
                    entra.environmentForClient().trustStore(directory); // for -Djavax.net.ssl.trustStore of the service
            Map<String, String> client = entra.overHttps().environmentForManagedIdentity();
            String token = entra.overHttps().token("orders-client", "orders").mint();

            assertThat(service.get("ENTRA_AUTHORITY")).startsWith("https://localhost:");
            assertThat(trustStore).isNotEmptyFile();
        }
    }
}
