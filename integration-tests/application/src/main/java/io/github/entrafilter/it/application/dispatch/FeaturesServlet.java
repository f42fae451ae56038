package io.github.entrafilter.it.application.dispatch;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tells which APIs the container brings, by a class of each. */
@WebServlet("/features")
public class FeaturesServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Map<String, String> CLASSES = new TreeMap<>(Map.of(
            "jaxrs", "jakarta.ws.rs.core.Application",
            "cdi", "jakarta.enterprise.inject.spi.CDI",
            "ejb", "jakarta.ejb.Stateless",
            "jsp", "jakarta.servlet.jsp.JspFactory",
            "microprofile-config", "org.eclipse.microprofile.config.ConfigProvider",
            "websocket", "jakarta.websocket.server.ServerContainer"));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (Map.Entry<String, String> feature : CLASSES.entrySet()) {
            if (isPresent(feature.getValue())) {
                Caller.line(response, feature.getKey());
            }
        }
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
