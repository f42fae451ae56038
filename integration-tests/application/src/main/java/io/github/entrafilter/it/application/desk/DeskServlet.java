package io.github.entrafilter.it.application.desk;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for clerks, which says whom the container takes the user for. */
@WebServlet(DeskServlet.PATH)
@ServletSecurity(@HttpConstraint(rolesAllowed = "clerk"))
public class DeskServlet extends HttpServlet {

    static final String PATH = "/desk";

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .write(request.getUserPrincipal().getName() + " clerk=" + request.isUserInRole("clerk") + " consumer="
                        + request.isUserInRole("consumer"));
    }
}
