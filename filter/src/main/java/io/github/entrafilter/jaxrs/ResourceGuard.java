package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.ProtectedApplication;
import io.github.entrafilter.authentication.ResourceProtection;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * What guards the resources of an application. {@link EntraRequestFilter} hands it on with each request to the filters
 * that {@link RolesFeature} makes: Jersey injects nothing into them, and what CXF injects into their feature is gone
 * when a request comes.
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
        if (context.getProperty(PROPERTY) instanceof ResourceGuard guard) {
            return guard;
        }
        throw new IllegalStateException("RolesFeature needs EntraRequestFilter beside it");
    }

    void handOn(ContainerRequestContext context) {
        context.setProperty(PROPERTY, this);
    }

    ResourceExchange exchange(ContainerRequestContext context) {
        return new ResourceExchange(context, contextPath);
    }
}
