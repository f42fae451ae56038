package io.github.entrafilter.benchmarks.http.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The servlet behind each guard, which sends a short response. */
public final class AnswerServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final byte[] ANSWER =
            "{\"orders\":[{\"id\":1,\"item\":\"tea\"},{\"id\":2,\"item\":\"cake\"}]}".getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(ANSWER.length);
        response.getOutputStream().write(ANSWER);
    }
}
