package io.github.entrafilter.servlet.request;

import io.github.entrafilter.http.PreparedResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends a prepared response, whatever the application has written before. */
public final class ServletResponder {

    private ServletResponder() {}

    /**
     * Sends and completes the response. A page that forwarded here may have opened the writer and set headers. Once it
     * has committed its response, nothing can be sent.
     */
    public static void send(PreparedResponse prepared, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(prepared.status());
        prepared.headers().forEach(response::setHeader);
        if (endsConnection(request)) {
            response.setHeader("Connection", "close");
        }
        byte[] body = prepared.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException writerInUse) {
            response.getWriter().write(prepared.body());
        }
        // Now: a container may wait for the end of a request body that never ends.
        response.flushBuffer();
    }

    /**
     * Whether the container would close the connection unannounced, so that the caller's next request fails: RFC 9112,
     * section 9.6, requires the announcement.
     */
    private static boolean endsConnection(HttpServletRequest request) {
        return hasBody(request)
                && request.getProtocol().startsWith("HTTP/1")
                && Container.of(request.getServletContext()) == Container.JETTY;
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
