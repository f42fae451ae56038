package io.github.entrafilter.servlet.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.http.PreparedResponse;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServletResponderTest {

    private static final PreparedResponse REFUSAL =
            new PreparedResponse(401, Map.of("WWW-Authenticate", "Bearer"), "no token");

    private final FakeResponse response = new FakeResponse();

    @Test
    void response_replaces_what_was_written_before() throws IOException {
        response.fake().getOutputStream().print("page so far");

        sendToGet();

        assertThat(response.line()).isEqualTo("401 Bearer 8 no token flushed");
    }

    /** Servlet 6.0, ServletResponse.getOutputStream: not after getWriter. */
    @Test
    void response_goes_through_the_writer_where_the_page_has_asked_for_it() throws IOException {
        response.fake().getWriter().print("page so far");

        sendToGet();

        assertThat(response.line()).isEqualTo("401 Bearer 8 no token flushed");
    }

    @Test
    void committed_response_stays_as_it_is() throws IOException {
        response.fake().getOutputStream().print("page so far");
        response.commit();

        sendToGet();

        assertThat(response.line()).isEqualTo("200  0 page so far");
    }

    /** RFC 9113, section 8.2.2: HTTP/2 knows no such header. */
    @ParameterizedTest
    @CsvSource({
        "jetty/12.0.36,        HTTP/1.1, 5,  ,        close",
        "jetty/12.0.36,        HTTP/1.0, 5,  ,        close",
        "jetty/12.0.36,        HTTP/1.1, -1, chunked, close",
        "jetty/12.0.36,        HTTP/1.1, -1, ,        ''",
        "jetty/12.0.36,        HTTP/1.1, 0,  ,        ''",
        "jetty/12.0.36,        HTTP/2.0, 5,  ,        ''",
        "Apache Tomcat/10.1.0, HTTP/1.1, 5,  ,        ''",
    })
    void response_says_that_jetty_closes_the_connection_of_a_request_with_a_body(
            String server, String protocol, long length, @Nullable String encoding, String connection)
            throws IOException {
        ServletResponder.send(REFUSAL, request(server, protocol, length, encoding), response.fake());

        assertThat(response.header("Connection")).isEqualTo(connection);
    }

    private void sendToGet() throws IOException {
        ServletResponder.send(REFUSAL, request("jetty/12.0.36", "HTTP/1.1", -1, null), response.fake());
    }

    private static HttpServletRequest request(String server, String protocol, long length, @Nullable String encoding) {
        ServletContext context = fake(ServletContext.class, (proxy, method, arguments) -> server);
        return fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getProtocol" -> protocol;
            case "getContentLengthLong" -> length;
            case "getHeader" -> encoding;
            case "getServletContext" -> context;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
