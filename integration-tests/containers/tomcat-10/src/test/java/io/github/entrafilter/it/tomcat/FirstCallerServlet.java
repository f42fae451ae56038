package io.github.entrafilter.it.tomcat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Keeps the first caller of a session in it, and writes whether it is the present one. */
public final class FirstCallerServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String FIRST = "first";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        boolean found = session.getAttribute(FIRST) != null;
        if (!found) {
            session.setAttribute(FIRST, request.getUserPrincipal());
        }
        response.getWriter()
                .print((found ? "found " : "kept ")
                        + session.getAttribute(FIRST).equals(request.getUserPrincipal()));
    }
}
