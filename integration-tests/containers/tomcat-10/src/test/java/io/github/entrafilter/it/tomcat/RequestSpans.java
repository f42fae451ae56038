package io.github.entrafilter.it.tomcat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;

/** Serves each request in a span of its own, as OpenTelemetry's agent does, named by the request's query. */
public final class RequestSpans implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String name = String.valueOf(((HttpServletRequest) request).getQueryString());
        Span span = GlobalOpenTelemetry.getTracer("requests").spanBuilder(name).startSpan();
        try (Scope current = span.makeCurrent()) {
            Objects.requireNonNull(current);
            chain.doFilter(request, response);
        } finally {
            span.end();
        }
    }
}
