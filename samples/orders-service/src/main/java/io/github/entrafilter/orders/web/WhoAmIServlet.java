package io.github.entrafilter.orders.web;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.orders.CallerReport;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Tells callers who they are; who asks for {@code ?role=consumer} also learns whether they hold that role. Does nothing
 * about security: web.xml says who gets here, and under {@code /admin} these are administrators.
 */
@WebServlet({"/whoami", "/admin"})
public class WhoAmIServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The filter lets nobody through without one.
        EntraPrincipal caller = (EntraPrincipal) request.getUserPrincipal();
        Map<String, Object> report = CallerReport.of(
                caller, request.getAuthType(), request.getRemoteUser(), request::isUserInRole, askedRoles(request));
        Json.send(report, response);
    }

    private static List<String> askedRoles(HttpServletRequest request) {
        return List.of(request.getParameterMap().getOrDefault("role", new String[0]));
    }
}
