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
 * Returns the caller's identity and, with {@code ?role=consumer}, whether the caller holds that role. Has no security
 * code: web.xml restricts access, for {@code /admin} to administrators.
 */
@WebServlet({"/whoami", "/admin"})
public class WhoAmIServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Never null: the filter requires a caller on these paths.
        EntraPrincipal caller = (EntraPrincipal) request.getUserPrincipal();
        Map<String, Object> report = CallerReport.of(
                caller, request.getAuthType(), request.getRemoteUser(), request::isUserInRole, requestedRoles(request));
        Json.send(report, response);
    }

    private static List<String> requestedRoles(HttpServletRequest request) {
        return List.of(request.getParameterMap().getOrDefault("role", new String[0]));
    }
}
