package io.github.entrafilter.it.tomcat;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Asks for a role, and is never called. */
@WebServlet("/auditors")
@ServletSecurity(@HttpConstraint(rolesAllowed = {"consumer", "auditor"}))
public final class AuditorsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
}
