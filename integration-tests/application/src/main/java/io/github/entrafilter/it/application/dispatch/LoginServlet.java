package io.github.entrafilter.it.application.dispatch;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls the request's methods that change its caller, and writes the result. */
@WebServlet("/login/*")
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Caller.line(
                response,
                switch (request.getPathInfo()) {
                    case "/login" -> login(request);
                    case "/logout" -> logout(request);
                    default -> Boolean.toString(request.authenticate(response));
                });
        Caller.write(request, response);
    }

    private static String login(HttpServletRequest request) {
        try {
            request.login("somebody", "a password");
            return "logged in";
        } catch (ServletException refused) {
            return "refused";
        }
    }

    private static String logout(HttpServletRequest request) throws ServletException {
        request.logout();
        return "logged out";
    }
}
