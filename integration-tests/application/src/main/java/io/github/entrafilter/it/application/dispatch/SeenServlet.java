package io.github.entrafilter.it.application.dispatch;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells whom it sees: where dispatches lead to, as an error page as well. */
@WebServlet(
        urlPatterns = {"/seen", "/open/seen", "/administration/seen"},
        asyncSupported = true)
public class SeenServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller.write(request, response);
    }
}
