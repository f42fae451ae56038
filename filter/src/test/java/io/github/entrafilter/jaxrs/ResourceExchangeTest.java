package io.github.entrafilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceExchangeTest {

    private final Map<String, Object> properties = new HashMap<>();

    /**
     * A request whose implementation builds its URI when it is asked: RESTEasy then throws for an illegal character.
     */
    private ContainerRequestContext context(String absolutePath) {
        UriInfo info = fake(UriInfo.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getAbsolutePath")) {
                return URI.create(absolutePath);
            }
            throw new UnsupportedOperationException(method.getName());
        });
        return fake(ContainerRequestContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getUriInfo" -> info;
            case "getProperty" -> properties.get((String) arguments[0]);
            case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The server takes what follows a # for part of the path, and a URI does not. */
    @ParameterizedTest
    @CsvSource({
        "/orders/api/open,        /api/open, /orders/api/open",
        "/orders/api/%6fpen,      /api/open, /orders/api/%6fpen",
        "/orders/api/open#x,      '',        ''",
        "/orders/api/open#,       '',        ''",
        "/orders/api/open#/../x,  '',        ''",
        "/orders/api/open|x,      '',        ''",
    })
    void path_is_the_one_that_the_implementation_routes_by(String sent, String path, String rawPath) {
        ResourceExchange exchange = new ResourceExchange(context("http://localhost" + sent), "/orders");

        assertThat(exchange.path()).isEqualTo(path);
        assertThat(exchange.rawPath()).isEqualTo(rawPath);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/api/open,   /api/open, /orders/api/open",
        "//front,            //front,   //front",
        "/orders/api/open#x, '',        ''",
        "/orders/api/open|x, '',        ''",
    })
    void routed_path_wins_over_the_request_uri(String routed, String path, String rawPath) {
        ContainerRequestContext context = context("http://localhost/other");
        ResourceExchange.setRoutedPath(context, routed);
        ResourceExchange exchange = new ResourceExchange(context, "/orders");

        assertThat(exchange.path()).isEqualTo(path);
        assertThat(exchange.rawPath()).isEqualTo(rawPath);
    }
}
