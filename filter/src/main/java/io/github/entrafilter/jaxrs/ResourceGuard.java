package io.github.entrafilter.jaxrs;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.protection.ResourceProtection;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * The protection of an application's resources. {@link EntraRequestFilter} passes it on with each request to the
 * filters behind it.
 *
 * @param contextPath the web application's, which comes before its servlet URL patterns
 */
record ResourceGuard(ResourceProtection protection, String contextPath) {

    private static final String PROPERTY = ResourceGuard.class.getName();

    static ResourceGuard in(ServletContext application) {
        ResourceProtection protection = ProtectedApplication.of(application::getAttribute, application::setAttribute)
                .protectionOfResources();
        return new ResourceGuard(protection, application.getContextPath());
    }

    /** The guard that was passed on with the request; fails if there is none. */
    static ResourceGuard of(ContainerRequestContext context) {
        return find(context)
                .orElseThrow(() -> new IllegalStateException("RolesFilter needs EntraRequestFilter ahead of it"));
    }

    /** Empty where the request never came to {@link EntraRequestFilter}. */
    static Optional<ResourceGuard> find(ContainerRequestContext context) {
        return context.getProperty(PROPERTY) instanceof ResourceGuard guard ? Optional.of(guard) : Optional.empty();
    }

    void passOn(ContainerRequestContext context) {
        context.setProperty(PROPERTY, this);
    }

    ResourceExchange exchange(ContainerRequestContext context) {
        return new ResourceExchange(context, contextPath);
    }
}
