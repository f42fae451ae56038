package io.github.entrafilter.it.application.dispatch;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes the caller before an include, the caller in the included servlet, and the caller afterwards. */
@WebServlet("/include")
public class IncludeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Caller.write(request, response);
        request.getRequestDispatcher("/seen").include(request, response);
        Caller.write(request, response);
    }
}
