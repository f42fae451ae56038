package io.github.entrafilter.it.application.dispatch;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;

/** All that a request says of its caller, in one line of text. */
final class Caller {

    private Caller() {}

    /** Adds the line to the response. An anonymous caller is {@code null} in each of its cells. */
    static void write(HttpServletRequest request, ServletResponse response) throws IOException {
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? "null" : principal.getName();
        line(
                response,
                name + " " + request.getRemoteUser() + " " + request.getAuthType() + " "
                        + request.isUserInRole("consumer"));
    }

    /** Adds the line, where a failure to write it cannot be reported. */
    static void writeFrom(ServletRequest request, ServletResponse response) {
        try {
            write((HttpServletRequest) request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void line(ServletResponse response, String text) throws IOException {
        response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
