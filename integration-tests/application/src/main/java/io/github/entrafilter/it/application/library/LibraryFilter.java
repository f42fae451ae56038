package io.github.entrafilter.it.application.library;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;

/** Responds to requests for one path itself. */
final class LibraryFilter implements Filter {

    private final String path;

    private LibraryFilter(String path) {
        this.path = path;
    }

    /** Adds such a filter ahead of the filters of web.xml. */
    static void add(String path, ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter(path, new LibraryFilter(path));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && http.getRequestURI().endsWith(path)) {
            response.getWriter().write("library reached");
        } else {
            chain.doFilter(request, response);
        }
    }
}
