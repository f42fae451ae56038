package io.github.entrafilter.servlet.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.token.TestPrincipals;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Code of the documentation for servlets and filters, word for word. */
class DocumentedServletTest {

    private static final EntraPrincipal CALLER = TestPrincipals.of(
            Map.of("ver", "2.0", "oid", "the-oid", "tid", "the-tid", "azp", "the-azp", "exp", 1_772_366_400L),
            CallerKind.APPLICATION);

    /** A servlet that is also a bean. */
    @SuppressWarnings({"HidingField", "unused", "UnusedVariable"})
    private static final class DocumentedServlet {

        @Inject
        EntraPrincipal caller; // any CDI bean; on public paths: CurrentCaller

        void get(HttpServletRequest request) {
            EntraPrincipal caller = (EntraPrincipal) request.getUserPrincipal(); // a servlet; SecurityContext in JAX-RS
            caller.getOid(); // the managed identity's object id
            request.isUserInRole("consumer"); // the value of an app role, no prefix
        }
    }

    @Test
    void servlet_reads_its_caller() {
        List<String> calls = new ArrayList<>();
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return method.getName().equals("getUserPrincipal") ? CALLER : true;
                });

        new DocumentedServlet().get(request);
        assertThat(calls).containsExactly("getUserPrincipal", "isUserInRole");
    }

    /** The page leaves the identifiers out. */
    @Test
    @SuppressWarnings({"unused", "UnusedVariable"})
    void filter_of_code_has_settings_of_its_own() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Filter filter =
                            EntraFilter.of(Map.of("tenant-id", "…", "client-id", "…", "roles-allowed", "consumer"));
                })
                .withMessageContaining("tenant-id = '…' is not the GUID of a tenant");
    }
}
