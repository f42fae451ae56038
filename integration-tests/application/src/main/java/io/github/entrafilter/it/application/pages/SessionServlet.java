package io.github.entrafilter.it.application.pages;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Creates a session; reports before whether there was one, and the caller. */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean joined = request.getSession(false) != null;
        request.getSession();
        response.getWriter().print((joined ? "joined " : "created ") + request.getRemoteUser());
    }
}
