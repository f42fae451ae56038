package io.github.entrafilter.it.application.guarded;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls the EJB, and writes whether the call was allowed. */
@WebServlet({"/vault", "/vault/destroy"})
@DeclareRoles({"consumer", "admin"})
public class VaultServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Vault vault;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        try {
            response.getWriter().write(request.getServletPath().endsWith("/destroy") ? vault.destroy() : vault.open());
        } catch (EJBAccessException e) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.getWriter().write("closed");
        }
    }
}
