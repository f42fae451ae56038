package io.github.entrafilter.it.application.guarded;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Guarded by the container alone, and says whom Jakarta Security takes the caller for. */
@WebServlet("/constrained")
@ServletSecurity(@HttpConstraint(rolesAllowed = "consumer"))
public class ConstrainedServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .write(security.getCallerPrincipal().getName() + " consumer=" + security.isCallerInRole("consumer")
                        + " admin=" + security.isCallerInRole("admin"));
    }
}
