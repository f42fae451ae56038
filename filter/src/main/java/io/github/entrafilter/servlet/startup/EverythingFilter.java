package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Protects the whole of an application whose web.xml maps no filter of ours. Looks again when it is initialized: while
 * an application starts, Jetty does not show what web.xml maps. Where something is mapped after all, that counts alone.
 */
final class EverythingFilter implements Filter {

    /** The name under which the initializer registers it. */
    static final String NAME = "EntraFilterOnEverything";

    private final EntraFilter filter = new EntraFilter();
    private volatile boolean needed = true;

    @Override
    public void init(FilterConfig config) throws ServletException {
        needed = FilterDeclaration.mappedIn(config.getServletContext()).isEmpty();
        if (needed) {
            filter.init(config);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (needed) {
            filter.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }
}
