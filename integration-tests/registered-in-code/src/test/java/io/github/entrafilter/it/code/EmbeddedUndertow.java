package io.github.entrafilter.it.code;

import io.github.entrafilter.servlet.EntraFilter;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Undertow with one deployment. */
record EmbeddedUndertow(Undertow server, DeploymentManager application) implements EmbeddedServer.Running {

    static void protect(DeploymentInfo deployment, Map<String, String> settings) {
        Filter filter = EntraFilter.of(settings);
        deployment.addFilter(new FilterInfo("orders", filter.getClass(), new ImmediateInstanceFactory<>(filter))
                .setAsyncSupported(true));
        deployment.addFilterUrlMapping("orders", "/*", DispatcherType.REQUEST);
        deployment.setEagerFilterInit(true);
    }

    static EmbeddedUndertow start(List<ServletContainerInitializer> initializers, List<Map<String, String>> filters)
            throws ServletException {
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(EmbeddedUndertow.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("orders")
                .setEagerFilterInit(true);
        EmbeddedServer.PATHS.forEach(path -> deployment.addServlet(
                Servlets.servlet(path, OrdersServlet.class).addMapping(path).setAsyncSupported(true)));
        initializers.forEach(
                initializer -> deployment.addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of())));
        filters.forEach(settings -> protect(deployment, settings));
        DeploymentManager application = Servlets.newContainer().addDeployment(deployment);
        application.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(application.start())
                .build();
        server.start();
        return new EmbeddedUndertow(server, application);
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop();
        try {
            application.stop();
        } catch (ServletException e) {
            throw new IOException(e);
        }
        application.undeploy();
    }
}
