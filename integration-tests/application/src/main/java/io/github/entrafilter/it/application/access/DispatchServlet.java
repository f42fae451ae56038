package io.github.entrafilter.it.application.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Dispatches from a public path, in the way and to the target that the caller names. */
@WebServlet(urlPatterns = "/open/dispatch", asyncSupported = true)
public class DispatchServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        open(Output.of(request), response);
        String target = request.getParameter("to");
        switch (request.getParameter("by")) {
            case "async" -> request.startAsync().dispatch(target);
            case "async-given" -> request.startAsync(request, response).dispatch(target);
            case "forward" -> request.getRequestDispatcher(target).forward(request, response);
            case "include" -> request.getRequestDispatcher(target).include(request, response);
            case "named-forward" -> named(target).forward(request, response);
            case "named-include" -> named(target).include(request, response);
            default -> response.sendError(Integer.parseInt(target));
        }
    }

    private static void open(Output output, HttpServletResponse response) throws IOException {
        switch (output) {
            case WRITER -> response.getWriter();
            case STREAM -> response.getOutputStream();
            case UNTOUCHED -> {}
        }
    }

    private RequestDispatcher named(String servlet) {
        return getServletContext().getNamedDispatcher(servlet);
    }
}
