package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The web.xml of an application: the servlet API shows neither order nor dispatcher types of filter mappings. */
final class Descriptor {

    private static final String WEB_XML = "/WEB-INF/web.xml";

    /** The place in an application that is not packaged as a WAR: Quarkus. */
    private static final String WEB_XML_ON_CLASS_PATH = "META-INF/web.xml";

    private static final String ATTRIBUTE = "io.github.entrafilter.web.xml";

    private Descriptor() {}

    /**
     * The application's web.xml, read by the first call; {@link WebXml#EMPTY} where there is none.
     *
     * @throws ServletException if it cannot be read: an application must not start if its protection cannot be seen
     */
    static WebXml of(ServletContext context) throws ServletException {
        if (context.getAttribute(ATTRIBUTE) instanceof WebXml known) {
            return known;
        }
        WebXml webXml = read(context);
        context.setAttribute(ATTRIBUTE, webXml);
        return webXml;
    }

    /** Lets another start of the application read it again. */
    static void forget(ServletContext context) {
        context.removeAttribute(ATTRIBUTE);
    }

    private static WebXml read(ServletContext context) throws ServletException {
        try (InputStream webXml = open(context)) {
            return webXml == null ? WebXml.EMPTY : WebXml.read("web.xml", webXml);
        } catch (IOException e) {
            throw new ServletException("web.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable InputStream open(ServletContext context) {
        InputStream webXml = context.getResourceAsStream(WEB_XML);
        return webXml == null && Container.of(context) == Container.UNDERTOW
                ? Container.classLoaderOf(context).getResourceAsStream(WEB_XML_ON_CLASS_PATH)
                : webXml;
    }
}
