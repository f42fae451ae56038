package io.github.entrafilter.jaxrs;

import io.github.entrafilter.http.ErrorResponseFactory;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Vetoed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets only callers with a valid Microsoft Entra ID access token through to JAX-RS resources.
 *
 * <p>Where the servlet filter has decided on a request, its decision stands. Where it does not run in front of JAX-RS,
 * or is not mapped to the path, this filter decides, with the same responses. It decides before matching, so that a
 * refused caller does not learn which resources exist.
 *
 * <p>Vetoed: Quarkus would make it a bean, and has no servlet context to inject.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@Vetoed
public final class EntraRequestFilter implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String REPORTED = EntraRequestFilter.class.getName() + ".reported";

    private final ServletlessRequestFilter withoutServlets = new ServletlessRequestFilter();

    /** Null where JAX-RS runs on a server without servlets, and the servlet API is in the class path. */
    @Context
    private @Nullable ServletContext servletContext;

    /** A proxy of the current request; null as above. */
    @Context
    private @Nullable HttpServletRequest request;

    private volatile boolean inForce;

    @Override
    public void filter(ContainerRequestContext context) {
        if (servletContext == null) {
            withoutServlets.filter(context);
            return;
        }
        if (!inForce && !ServletSide.isInForce(servletContext)) {
            refuse(context, servletContext);
            return;
        }
        inForce = true;
        setHost(context, request);
        ServletSide.guardOf(servletContext).filter(context);
    }

    /** RESTEasy builds the request URI from the server name, which Open Liberty takes from HTTP/2's authority. */
    private static void setHost(ContainerRequestContext context, @Nullable HttpServletRequest request) {
        if (request != null) {
            ResourceExchange.setHost(context, serverNameOf(request));
        }
    }

    /** Undertow throws for a name that begins with a bracket and does not end with one. */
    private static String serverNameOf(HttpServletRequest request) {
        try {
            return String.valueOf(request.getServerName());
        } catch (RuntimeException malformed) {
            return ResourceExchange.UNREADABLE_HOST;
        }
    }

    /** Refuses all resources of an application whose pages are open: working resources would hide that. */
    private static void refuse(ContainerRequestContext context, ServletContext servletContext) {
        if (servletContext.getAttribute(REPORTED) == null) {
            servletContext.setAttribute(REPORTED, true);
            LOG.log(
                    Level.ERROR,
                    "Entra Filter is not in force at " + servletContext.getContextPath()
                            + "/: none of its filters is mapped and its initializer did not run. Everything but JAX-RS"
                            + " is open; JAX-RS resources respond 503. Add <others/> or <name>entra_filter</name> to"
                            + " <absolute-ordering> in web.xml; in an embedded server, register EntraFilter.of(...)");
        }
        List<String> accept = context.getHeaders().getOrDefault("Accept", List.of());
        ResourceExchange.abort(context, ErrorResponseFactory.notInForce(accept));
    }
}
