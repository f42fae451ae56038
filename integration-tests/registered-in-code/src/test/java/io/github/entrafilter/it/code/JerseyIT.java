package io.github.entrafilter.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.EntraPrincipal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Resources of Jersey behind a filter that code registers with Jetty. */
class JerseyIT {

    private static final EntraSettings ENTRA = new EntraSettings();

    /** Resources that need roles. */
    @Path("/")
    public static class Orders {

        @GET
        @Path("orders")
        @RolesAllowed("consumer")
        public String orders(@Context SecurityContext security) {
            return "orders of " + ((EntraPrincipal) security.getUserPrincipal()).getAppId();
        }

        @GET
        @Path("admin")
        @RolesAllowed("admin")
        public String admin() {
            return "admin";
        }
    }

    @AfterAll
    static void stop() {
        ENTRA.close();
    }

    private static EmbeddedJetty jersey() {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new ServletContainer(new ResourceConfig(Orders.class))), "/api/*");
        server.setHandler(context);
        return new EmbeddedJetty(server, context);
    }

    @Test
    void resources_need_a_token_and_its_roles() throws Exception {
        try (EmbeddedJetty running = jersey()) {
            EmbeddedJetty.protect(running.context(), ENTRA.with());
            running.server().start();

            assertThat(ENTRA.getWithoutToken(running.port(), "/api/orders").statusCode())
                    .isEqualTo(401);
            assertThat(ENTRA.getWithoutToken(running.port(), "/api/no/such/resource")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(ENTRA.get(running.port(), "/api/orders").body()).matches("orders of [0-9a-f-]{36}");
            assertThat(ENTRA.get(running.port(), "/api/admin").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void resources_respond_503_where_no_filter_is_registered() throws Exception {
        try (EmbeddedJetty running = jersey()) {
            running.server().start();

            assertThat(ENTRA.getWithoutToken(running.port(), "/api/orders").statusCode())
                    .isEqualTo(503);
            assertThat(ENTRA.get(running.port(), "/api/orders").statusCode()).isEqualTo(503);
        }
    }
}
