package io.github.entrafilter.it.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.servlet.startup.EntraFilterInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket handshakes on an embedded Jetty, which puts its upgrade in front of all filters that are mapped so far. */
class JettyWebSocketIT {

    private static final EntraSettings ENTRA = new EntraSettings();

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final ServletContextHandler context = new ServletContextHandler("/");

    /** An endpoint of the standard API. */
    @ServerEndpoint("/ws")
    public static class Echo {

        @OnMessage
        public String echo(String message) {
            return message;
        }
    }

    /** An endpoint of Jetty's own API. */
    public static class Listener implements Session.Listener.AutoDemanding {}

    /** One line of code that prepares the context. */
    private enum Step {
        FILTER {
            @Override
            void apply(ServletContextHandler context) {
                EmbeddedJetty.protect(context, ENTRA.with());
            }
        },
        INITIALIZER {
            @Override
            void apply(ServletContextHandler context) {
                context.addServletContainerInitializer(new EntraFilterInitializer());
            }
        },
        STANDARD_API {
            @Override
            void apply(ServletContextHandler context) {
                JakartaWebSocketServletContainerInitializer.configure(
                        context, (servletContext, container) -> container.addEndpoint(Echo.class));
            }
        },
        OWN_API {
            @Override
            void apply(ServletContextHandler context) {
                JettyWebSocketServletContainerInitializer.configure(
                        context, (servletContext, container) -> container.addMapping("/ws", Listener.class));
            }
        },
        OWN_API_WITHOUT_ENDPOINT {
            @Override
            void apply(ServletContextHandler context) {
                JettyWebSocketServletContainerInitializer.configure(context, null);
            }
        },
        OTHER_FILTER {
            @Override
            void apply(ServletContextHandler context) {
                context.addServletContainerInitializer((none, servletContext) -> {
                    Filter passing = (request, response, chain) -> chain.doFilter(request, response);
                    FilterRegistration.Dynamic filter = servletContext.addFilter("other", passing);
                    filter.setAsyncSupported(true);
                    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
                });
            }
        };

        abstract void apply(ServletContextHandler context);
    }

    @BeforeEach
    void configure() {
        ENTRA.configureApplications();
        server.setHandler(context);
    }

    @AfterEach
    void stopServer() throws Exception {
        server.stop();
        EntraSettings.forgetConfiguration();
    }

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private void prepare(String steps) {
        List.of(steps.split(", ")).forEach(step -> Step.valueOf(step).apply(context));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FILTER, STANDARD_API",
                "STANDARD_API, FILTER",
                "FILTER, OWN_API",
                "OWN_API, FILTER",
                "FILTER, OWN_API_WITHOUT_ENDPOINT"
            })
    void websocket_container_does_not_start_without_the_initializer(String steps) {
        prepare(steps);
        assertThatThrownBy(server::start)
                .hasStackTraceContaining("Jetty handles WebSocket handshakes before any filter")
                .hasStackTraceContaining(EntraFilterInitializer.class.getName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INITIALIZER, STANDARD_API",
                "STANDARD_API, INITIALIZER",
                "INITIALIZER, OWN_API",
                "OWN_API, INITIALIZER",
                "FILTER, INITIALIZER, STANDARD_API",
                "FILTER, STANDARD_API, INITIALIZER",
                "FILTER, INITIALIZER, OWN_API",
                "FILTER, OWN_API, INITIALIZER",
                "OTHER_FILTER, INITIALIZER, STANDARD_API",
                "OTHER_FILTER, STANDARD_API, INITIALIZER",
                "OTHER_FILTER, INITIALIZER, OWN_API",
                "OTHER_FILTER, OWN_API, INITIALIZER",
                "STANDARD_API, OTHER_FILTER, INITIALIZER",
                "INITIALIZER, OWN_API, OTHER_FILTER"
            })
    void handshake_needs_a_token_with_the_initializer(String steps) throws Exception {
        prepare(steps);
        server.start();
        assertThat(status()).isEqualTo(401);
        assertThat(status("Authorization", ENTRA.bearer())).isEqualTo(101);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            INITIALIZER                                   | STANDARD_API
            FILTER, INITIALIZER                           | STANDARD_API
            INITIALIZER, OWN_API_WITHOUT_ENDPOINT         | OWN_API
            OWN_API_WITHOUT_ENDPOINT, INITIALIZER         | OWN_API
            FILTER, OWN_API_WITHOUT_ENDPOINT, INITIALIZER | OWN_API
            OTHER_FILTER, INITIALIZER                     | STANDARD_API
            """, delimiter = '|')
    void endpoint_that_is_added_after_the_start_needs_a_token_with_the_initializer(String steps, Step api)
            throws Exception {
        prepare(steps);
        server.start();
        addLate(api);
        assertThat(status()).isEqualTo(401);
        assertThat(status("Authorization", ENTRA.bearer())).isEqualTo(101);
    }

    private void addLate(Step api) throws DeploymentException {
        if (api == Step.OWN_API) {
            JettyWebSocketServerContainer.getContainer(context.getServletContext())
                    .addMapping("/ws", Listener.class);
        } else {
            JakartaWebSocketServletContainerInitializer.initialize(context).addEndpoint(Echo.class);
        }
    }

    @Test
    void endpoint_that_is_added_after_the_start_is_open_without_the_initializer_as_a_warning_says() throws Exception {
        prepare("FILTER");
        try (StartLog log = new StartLog()) {
            server.start();
            assertThat(log.warningsOfWebSockets())
                    .singleElement()
                    .asString()
                    .contains("OPEN", EntraFilterInitializer.class.getName());
        }
        addLate(Step.STANDARD_API);
        assertThat(status()).isEqualTo(101);
    }

    /** The status of a handshake with these headers. */
    private int status(String... headers) {
        WebSocket.Builder handshake = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            handshake.header(headers[i], headers[i + 1]);
        }
        URI address = URI.create("ws://127.0.0.1:" + server.getURI().getPort() + "/ws");
        try {
            handshake.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
