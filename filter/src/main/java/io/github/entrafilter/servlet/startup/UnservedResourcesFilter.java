package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.servlet.request.Container;
import io.github.entrafilter.servlet.request.ServletResponder;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Refuses all requests to a Quarkus application that has turned off the loading of services: no filter protects its
 * resources. Other JAX-RS implementations find the filters in a second way. Quarkus loads them before the first
 * request.
 */
final class UnservedResourcesFilter implements Filter {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String JAXRS = "resteasy";

    private final Filter next;
    private final AtomicBoolean reported = new AtomicBoolean();

    private UnservedResourcesFilter(Filter next) {
        this.next = next;
    }

    /** Puts the check before a filter where it is needed. */
    static Filter before(Filter next, ServletContext context) {
        return Container.isQuarkus(context) && hasResources(context) ? new UnservedResourcesFilter(next) : next;
    }

    /** Quarkus serves resources by a servlet, or by a filter where their path is the root. */
    private static boolean hasResources(ServletContext context) {
        return Stream.of(context.getServletRegistrations(), context.getFilterRegistrations())
                .flatMap(registrations -> registrations.values().stream())
                .map(Registration::getClassName)
                .anyMatch(name -> String.valueOf(name).toLowerCase(Locale.ROOT).contains(JAXRS));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (ProtectedApplication.areResourcesProtected()) {
            next.doFilter(request, response, chain);
        } else {
            refuse((HttpServletRequest) request, (HttpServletResponse) response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!reported.getAndSet(true)) {
            LOG.log(
                    Level.ERROR,
                    "Entra Filter is not in force at " + request.getContextPath()
                            + "/: its JAX-RS filter is not loaded, so all requests get 503. Remove"
                            + " jakarta.ws.rs.loadServices=false from the properties of the JAX-RS application");
        }
        List<String> accept = Collections.list(request.getHeaders("Accept"));
        ServletResponder.send(ErrorResponseFactory.notInForce(accept), request, response);
    }
}
