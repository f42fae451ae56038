package io.github.entrafilter.it.application.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records each request that reaches it: its own name, the caller it sees, the status of the response, and exceptions.
 * Wraps request and response, as filters for logging do.
 */
public class TracingFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final List<String> TRACE = new CopyOnWriteArrayList<>();

    static List<String> trace() {
        return List.copyOf(TRACE);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String entry = getFilterName() + " " + request.getQueryString() + " " + request.getRemoteUser() + " ";
        try {
            chain.doFilter(new HttpServletRequestWrapper(request), new HttpServletResponseWrapper(response));
            TRACE.add(entry + response.getStatus());
        } catch (IOException | ServletException | RuntimeException | Error failure) {
            TRACE.add(entry + failure);
            throw failure;
        }
    }
}
