package io.github.entrafilter.it.application.access;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The target of requests and dispatches. Its text shows that it was reached. */
@WebServlet(
        urlPatterns = {"/page", "/open/page", "/records/*", "/restricted/*"},
        asyncSupported = true)
public class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Writes as the page before it did: a response has a writer or a stream, not both. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = "page reached\n";
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalStateException writerInUse) {
            response.getWriter().write(text);
        }
    }
}
