package io.github.entrafilter.faults.service;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Records each request as a {@link RequestEvent}: public, as a container makes it. */
public final class RequestRecorder implements Filter {

    /** The request header in which a caller says whether its key is at hand. */
    public static final String KEY = "X-Key";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestEvent event = new RequestEvent();
        event.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            event.end();
            event.key = String.valueOf(((HttpServletRequest) request).getHeader(KEY));
            event.runner = Thread.currentThread().getClass().getSimpleName();
            event.commit();
        }
    }
}
