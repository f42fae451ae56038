package io.github.entrafilter.localentra.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.testing.TestPrincipal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The tests of docs/testing.md. */
@SuppressWarnings({"unused", "UnusedVariable"})
class TestingPageTest {

    @Test
    void caller_without_a_token() {
        EntraPrincipal caller =
                TestPrincipal.application("orders-client").roles("consumer").build();
        EntraPrincipal user = TestPrincipal.user("alice")
                .scopes("orders.read")
                .claim("dept", "sales")
                .build();

        assertThat(caller.getRoles()).containsExactly("consumer");
        assertThat(user.getScopes()).containsExactly("orders.read");
    }

    @Nested
    @LocalEntra
    class OrdersIT {

        @Test
        void consumer_can_read_orders(LocalEntraServer entra) throws Exception {
            // Start your server with these variables, once:
            // ENTRA_TENANT_ID, ENTRA_CLIENT_ID, ENTRA_AUDIENCES, ENTRA_AUTHORITY.
            Map<String, String> environment = entra.environmentForApi("orders");

            String token = entra.token("orders-client", "orders").mint();
            // GET /api/orders with "Authorization: Bearer " + token: 200
        }
    }

    @Nested
    @LocalEntra
    class Comments {

        @Test
        void server_is_started_with_the_variables_of_the_comment(LocalEntraServer entra) {
            assertThat(entra.environmentForApi("orders"))
                    .containsOnlyKeys("ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_AUDIENCES", "ENTRA_AUTHORITY");
        }

        @Test
        void consumer_gets_the_response_of_the_comment(LocalEntraServer entra) {
            String token = entra.token("orders-client", "orders").mint();

            assertThat(OrdersApi.responseTo(token, entra)).isEqualTo("200");
        }
    }

    @Nested
    @LocalEntra
    class Server {

        @Test
        void system_properties_are_those_of_the_environment(LocalEntraServer entra) {
            try {
                entra.environmentForApi("orders")
                        .forEach((name, value) -> System.setProperty(
                                name.toLowerCase(Locale.ROOT)
                                        .replaceFirst("_", ".")
                                        .replace('_', '-'),
                                value));

                assertThat(System.getProperty("entra.tenant-id")).isEqualTo(entra.tenantId());
                assertThat(System.getProperty("entra.authority")).startsWith("http://localhost:");
            } finally {
                System.getProperties().keySet().removeIf(name -> name.toString().startsWith("entra."));
            }
        }

        @Test
        void tokens_that_must_fail(LocalEntraServer entra) {
            entra.token("orders-client", "orders").expired().mint(); // 401 token_expired
            entra.token("orders-client", "orders")
                    .tenant("22222222-2222-4222-8222-222222222222")
                    .mint(); // 401 wrong_tenant
            entra.token("stranger", "orders").mint(); // 403 no_role_assigned
            entra.token("orders-client", "orders").delegated("orders.read").mint(); // 403 caller_is_user

            TokenBuilder valid = entra.token("orders-client", "orders");
            TokenBuilder elsewhere = valid.tenant("22222222-2222-4222-8222-222222222222");
            assertThat(OrdersApi.responseTo(valid.expired().mint(), entra)).isEqualTo("401 token_expired");
            assertThat(OrdersApi.responseTo(elsewhere.mint(), entra)).isEqualTo("401 wrong_tenant");
            assertThat(OrdersApi.responseTo(entra.token("stranger", "orders").mint(), entra))
                    .isEqualTo("403 no_role_assigned");
            assertThat(OrdersApi.responseTo(valid.delegated("orders.read").mint(), entra))
                    .isEqualTo("403 caller_is_user");
        }
    }
}
