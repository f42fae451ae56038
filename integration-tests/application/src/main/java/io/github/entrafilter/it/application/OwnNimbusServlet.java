package io.github.entrafilter.it.application;

import com.nimbusds.jose.JOSEObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;

/** Tells which nimbus the application itself works with. */
@WebServlet("/own-nimbus")
public final class OwnNimbusServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        URL found = JOSEObject.class.getResource(JOSEObject.class.getSimpleName() + ".class");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(found);
    }
}
