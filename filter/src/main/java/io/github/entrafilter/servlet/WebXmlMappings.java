package io.github.entrafilter.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What web.xml maps, for a container that drops the mappings of filters which a web-fragment.xml declares: Open Liberty
 * does. Without them an application would be open where its web.xml says that it is protected.
 */
final class WebXmlMappings {

    private static final String WEB_XML = "/WEB-INF/web.xml";

    private WebXmlMappings() {}

    /**
     * Maps our filters as web.xml does.
     *
     * @throws ServletException if web.xml cannot be read: what cannot be told to be protected shall not start
     */
    static void restore(ServletContext context, List<? extends FilterRegistration> dropped) throws ServletException {
        if (dropped.isEmpty()) {
            return;
        }
        for (Element mapping : mappings(context)) {
            for (FilterRegistration filter : dropped) {
                if (texts(mapping, "filter-name").contains(filter.getName())) {
                    map(filter, mapping);
                }
            }
        }
    }

    private static void map(FilterRegistration filter, Element mapping) {
        Set<DispatcherType> named = texts(mapping, "dispatcher").stream()
                .map(DispatcherType::valueOf)
                .collect(Collectors.toSet());
        EnumSet<DispatcherType> dispatchers =
                named.isEmpty() ? EnumSet.of(DispatcherType.REQUEST) : EnumSet.copyOf(named);
        List<String> patterns = texts(mapping, "url-pattern");
        if (!patterns.isEmpty()) {
            filter.addMappingForUrlPatterns(dispatchers, false, patterns.toArray(String[]::new));
        }
        List<String> servlets = texts(mapping, "servlet-name");
        if (!servlets.isEmpty()) {
            filter.addMappingForServletNames(dispatchers, false, servlets.toArray(String[]::new));
        }
    }

    private static List<Element> mappings(ServletContext context) throws ServletException {
        try (InputStream webXml = context.getResourceAsStream(WEB_XML)) {
            return webXml == null ? List.of() : elements(parse(webXml), "filter-mapping");
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new ServletException(WEB_XML + " cannot be read", e);
        }
    }

    private static Element parse(InputStream webXml) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(webXml).getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }
}
