package io.github.entrafilter.it.application.dispatch;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Fails, by an error or by an exception; web.xml names the page that goes with either. */
@WebServlet({"/failing", "/open/failing"})
public class FailingServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("exception".equals(request.getParameter("by"))) {
            throw new IllegalStateException("as the caller asks");
        }
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }
}
