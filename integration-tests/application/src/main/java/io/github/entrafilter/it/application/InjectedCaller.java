package io.github.entrafilter.it.application;

import io.github.entrafilter.CurrentCaller;
import io.github.entrafilter.EntraPrincipal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says who calls by what CDI injected: once, as there is one servlet for all requests. */
@WebServlet({"/injected", "/injected/anybody"})
public class InjectedCaller extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient EntraPrincipal caller;

    @Inject
    private transient CurrentCaller anybody;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String oid = request.getServletPath().endsWith("/anybody")
                ? anybody.find().map(EntraPrincipal::getOid).orElse("anonymous")
                : caller.getOid();
        response.setContentType("text/plain");
        response.getWriter().write(oid);
    }
}
