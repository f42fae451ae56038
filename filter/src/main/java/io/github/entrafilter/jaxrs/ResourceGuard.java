package io.github.entrafilter.jaxrs;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.protection.ResourceProtection;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * What guards the resources of an application. {@link EntraRequestFilter} hands it on with each request to the filters
 * behind it.
 *
 * @param contextPath of the web application: its servlet URL patterns begin behind it
 */
record ResourceGuard(ResourceProtection protection, String contextPath) {

    private static final String PROPERTY = ResourceGuard.class.getName();

    static ResourceGuard in(ServletContext application) {
        ResourceProtection protection = ProtectedApplication.of(application::getAttribute, application::setAttribute)
                .protectionOfResources();
        return new ResourceGuard(protection, application.getContextPath());
    }

    /** The one that was handed on; closed where none was. */
    static ResourceGuard of(ContainerRequestContext context) {
        return find(context)
                .orElseThrow(() -> new IllegalStateException("RolesFilter needs EntraRequestFilter ahead of it"));
    }

    /** Empty where the request never came to {@link EntraRequestFilter}. */
    static Optional<ResourceGuard> find(ContainerRequestContext context) {
        return context.getProperty(PROPERTY) instanceof ResourceGuard guard ? Optional.of(guard) : Optional.empty();
    }

    void handOn(ContainerRequestContext context) {
        context.setProperty(PROPERTY, this);
    }

    ResourceExchange exchange(ContainerRequestContext context) {
        return new ResourceExchange(context, contextPath);
    }
}
