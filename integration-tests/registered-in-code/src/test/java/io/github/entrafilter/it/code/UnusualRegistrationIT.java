package io.github.entrafilter.it.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.startup.EntraFilterInitializer;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations that would protect less than they seem to. */
class UnusualRegistrationIT {

    private static final EntraSettings ENTRA = new EntraSettings();

    /** An endpoint that returns what it gets. */
    @ServerEndpoint("/echo")
    public static class Echo {

        @OnMessage
        public String echo(String message) {
            return message;
        }
    }

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private static Server jettyWithWebSocket() {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler("/");
        EmbeddedJetty.protect(context, ENTRA.with());
        JakartaWebSocketServletContainerInitializer.configure(
                context, (servletContext, container) -> container.addEndpoint(Echo.class));
        server.setHandler(context);
        return server;
    }

    private static WebSocket.Builder handshake() {
        return HttpClient.newHttpClient().newWebSocketBuilder();
    }

    @Test
    void jetty_with_websocket_endpoints_does_not_start_without_the_initializer() throws Exception {
        Server server = jettyWithWebSocket();
        try {
            assertThatThrownBy(server::start)
                    .hasStackTraceContaining("Jetty handles WebSocket handshakes before any filter")
                    .hasStackTraceContaining(EntraFilterInitializer.class.getName());
        } finally {
            server.stop();
        }
    }

    @Test
    void jetty_handshake_needs_a_token_with_the_initializer() throws Exception {
        Server server = jettyWithWebSocket();
        ((ServletContextHandler) server.getHandler()).addServletContainerInitializer(new EntraFilterInitializer());
        server.start();
        try {
            URI echo = URI.create("ws://127.0.0.1:" + server.getURI().getPort() + "/echo");
            assertThatThrownBy(() -> handshake()
                            .buildAsync(echo, new WebSocket.Listener() {})
                            .join())
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(401));
            WebSocket open = handshake()
                    .header("Authorization", ENTRA.bearer())
                    .buildAsync(echo, new WebSocket.Listener() {})
                    .join();
            assertThat(open.isOutputClosed()).isFalse();
            open.abort();
        } finally {
            server.stop();
        }
    }

    @Test
    void tomcat_filter_without_its_class_fails_the_start() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        EmbeddedTomcat.protect(context, ENTRA.with());
        context.findFilterDef("orders").setFilterClass(null);
        tomcat.start();
        try {
            assertThat(context.getState().isAvailable()).isFalse();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {EntraFilter.class, Filter.class})
    void undertow_filter_of_another_class_fails_the_start(Class<? extends Filter> type) {
        Filter filter = EntraFilter.of(ENTRA.with());
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(getClass().getClassLoader())
                .setContextPath("/")
                .setDeploymentName("orders")
                .addFilter(new FilterInfo("orders", type, new ImmediateInstanceFactory<>(filter)))
                .addFilterUrlMapping("orders", "/*", DispatcherType.REQUEST)
                .setEagerFilterInit(true);
        DeploymentManager application = Servlets.newContainer().addDeployment(deployment);
        assertThatThrownBy(() -> {
                    application.deploy();
                    application.start();
                })
                .hasStackTraceContaining("registered with class " + type.getName());
    }
}
