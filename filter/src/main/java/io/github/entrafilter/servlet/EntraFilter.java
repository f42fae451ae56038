package io.github.entrafilter.servlet;

import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.servlet.request.AuthenticatedRequest;
import io.github.entrafilter.servlet.request.ServletExchange;
import io.github.entrafilter.servlet.startup.ConfiguredFilter;
import io.github.entrafilter.servlet.startup.FilterDeclaration;
import io.github.entrafilter.servlet.startup.FilterStart;
import io.github.entrafilter.servlet.startup.RequestMapping;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Lets only callers with a valid Microsoft Entra ID access token through.
 *
 * <p>Registered by its JAR under the name {@code EntraFilter}; protects the whole application unless web.xml maps that
 * name, or filters of this class, itself. Its init-params are the settings without their {@code entra.} prefix. Servers
 * and frameworks that register filters in code use {@link #of}.
 */
public final class EntraFilter implements Filter {

    private String passedAttribute = "";
    private boolean calledTwice;
    private Optional<Protection> protection = Optional.empty();
    private Optional<ServletContext> application = Optional.empty();

    /** A filter that {@link #init} has yet to give its settings. */
    public EntraFilter() {}

    private EntraFilter(Protection protection) {
        this.protection = Optional.of(protection);
    }

    /**
     * Returns a filter to register in code, as strict as one in web.xml.
     *
     * <pre>{@code
     * Filter filter = EntraFilter.of(Map.of("tenant-id", tenant, "client-id", client, "roles-allowed", "consumer"));
     * FilterRegistration.Dynamic registration = servletContext.addFilter("orders", filter);
     * registration.setAsyncSupported(true);
     * registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
     * }</pre>
     *
     * @param settings by their names as init-params; others come from MicroProfile Config, system properties or the
     *     environment
     * @return the filter; registered once, and with its own class where a server needs one
     * @throws IllegalArgumentException with all problems, if one of the settings has one; missing settings fail the
     *     start instead
     */
    public static Filter of(Map<String, String> settings) {
        return ConfiguredFilter.of(settings, new EntraFilter());
    }

    /**
     * Reads the settings.
     *
     * @throws ServletException with all problems of the settings
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        FilterDeclaration declaration = FilterDeclaration.of(config);
        passedAttribute = declaration.passedAttribute();
        if (declaration.isMapped(config.getServletContext())) {
            protection = Optional.of(FilterStart.enter(declaration, config.getServletContext(), EntraFilter::new));
            application = Optional.of(config.getServletContext());
            calledTwice = RequestMapping.isAdded(declaration.name(), config.getServletContext());
        }
    }

    /** Ends the protection by this filter. Requests that are under way are still judged. */
    @Override
    public void destroy() {
        application.ifPresent(FilterStart::leave);
        application = Optional.empty();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse httpResponse) {
            doFilter(http, httpResponse, chain);
        } else {
            throw new ServletException("EntraFilter protects HTTP only");
        }
    }

    private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (protection.isEmpty()) {
            throw new ServletException("EntraFilter is not mapped in web.xml");
        }
        if (hasPassed(request)) {
            chain.doFilter(request, response);
            return;
        }
        ServletExchange exchange = new ServletExchange(request);
        Optional<Decision.Passed> earlier = exchange.earlierDecision();
        Protection rules = protection.get();
        Decision decision = earlier.isPresent() ? rules.decide(exchange, earlier.get()) : rules.decide(exchange);
        if (decision instanceof Decision.Passed passed) {
            if (calledTwice) {
                request.setAttribute(passedAttribute, true);
            }
            letThrough(exchange, passed, response, chain);
            if (earlier.isPresent()) {
                exchange.restore(earlier.get(), passed);
            }
            exchange.sendRefusedInclude(response);
        } else {
            exchange.refuse(rules.responseTo((Decision.Ended) decision, exchange), response);
        }
    }

    /**
     * Whether this filter has judged the request already, ahead of its own place in the chain. Only on this dispatch.
     */
    private boolean hasPassed(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST && request.getAttribute(passedAttribute) != null;
    }

    private static void letThrough(
            ServletExchange exchange, Decision.Passed decision, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        exchange.request().setAttribute(Decision.ATTRIBUTE, decision);
        boolean isErrorPage = exchange.enterErrorPage();
        try {
            chain.doFilter(
                    decision instanceof Decision.Admitted admitted
                            ? AuthenticatedRequest.of(exchange.request(), admitted.caller())
                            : exchange.request(),
                    response);
        } finally {
            if (isErrorPage) {
                exchange.leaveErrorPage();
            }
        }
    }
}
