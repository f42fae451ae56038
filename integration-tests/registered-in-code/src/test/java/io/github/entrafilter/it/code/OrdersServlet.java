package io.github.entrafilter.it.code;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes the roles of its caller; a moment later on another thread, if the path ends with {@code later}. */
public final class OrdersServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith("later")) {
            AsyncContext later = request.startAsync();
            later.start(() -> {
                try {
                    write((HttpServletRequest) later.getRequest(), (HttpServletResponse) later.getResponse());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                } finally {
                    later.complete();
                }
            });
        } else {
            write(request, response);
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print("consumer " + request.isUserInRole("consumer") + " admin " + request.isUserInRole("admin"));
    }
}
