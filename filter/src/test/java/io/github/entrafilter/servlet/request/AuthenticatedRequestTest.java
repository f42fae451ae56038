package io.github.entrafilter.servlet.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.token.TestPrincipals;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuthenticatedRequestTest {

    private static final EntraPrincipal CALLER = TestPrincipals.of(
            Map.of(
                    "ver",
                    "2.0",
                    "oid",
                    "the-oid",
                    "tid",
                    "the-tid",
                    "azp",
                    "the-azp",
                    "uti",
                    "the-uti",
                    "exp",
                    1_772_366_400L,
                    "roles",
                    List.of("consumer")),
            CallerKind.APPLICATION);

    private final Map<String, @Nullable Object> attributes = new HashMap<>();
    private final AuthenticatedRequest request = AuthenticatedRequest.of(ofContainer(), CALLER);

    /** A request as the container has it: without a caller, and it performs each operation. */
    private HttpServletRequest ofContainer() {
        return fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "isUserInRole", "authenticate" -> false;
            case "startAsync", "getAsyncContext" -> asyncContext(arguments == null, (HttpServletRequest) proxy);
            default -> null;
        });
    }

    private static AsyncContext asyncContext(boolean own, HttpServletRequest container) {
        return fake(AsyncContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "hasOriginalRequestAndResponse" -> own;
            case "getRequest" -> container;
            default -> null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Nested
    class Knows_its_caller {

        @Test
        void request_has_the_callers_name_and_roles() {
            assertThat(request.getUserPrincipal()).isSameAs(CALLER);
            assertThat(request.getRemoteUser()).isEqualTo("the-oid");
            assertThat(request.getAuthType()).isEqualTo("BEARER");
            assertThat(request.isUserInRole("consumer")).isTrue();
            assertThat(request.isUserInRole("admin")).isFalse();
        }

        @Test
        void request_is_wrapped_once_by_several_filters() {
            assertThat(AuthenticatedRequest.of(request, CALLER)).isSameAs(request);
        }

        @Test
        void login_of_an_authenticated_request_fails() {
            assertThatExceptionOfType(ServletException.class).isThrownBy(() -> request.login("somebody", "password"));
            assertThat(request.getUserPrincipal()).isSameAs(CALLER);
        }

        @Test
        void asynchronous_request_keeps_its_caller() {
            assertThat(request.startAsync().getRequest()).isSameAs(request);
            assertThat(request.getAsyncContext().getRequest()).isSameAs(request);
        }
    }

    @Nested
    class After_logout_knows {

        @Test
        void request_has_no_caller_after_logout() throws ServletException {
            request.logout();

            assertThat(request.getUserPrincipal()).isNull();
            assertThat(request.getRemoteUser()).isNull();
            assertThat(request.getAuthType()).isNull();
            assertThat(request.isUserInRole("consumer")).isFalse();
        }

        @Test
        void dispatched_request_has_no_caller_after_logout() throws ServletException {
            request.logout();

            assertThat(attributes.get(Decision.ATTRIBUTE)).isInstanceOf(Decision.LoggedOut.class);
        }
    }
}
