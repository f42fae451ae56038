package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.WebXml.AbsoluteOrdering;
import io.github.entrafilter.coverage.WebXml.AbsoluteOrdering.Others;
import io.github.entrafilter.coverage.WebXml.DeclaredFilter;
import io.github.entrafilter.coverage.WebXml.DeclaredServlet;
import io.github.entrafilter.coverage.WebXml.Metadata;
import io.github.entrafilter.coverage.WebXml.ServletMapping;
import io.github.entrafilter.coverage.WebXml.WebXmlException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reader of a descriptor's elements. Unknown ones are skipped, incomplete ones are refused. */
record WebXmlReader(String file) {

    WebXml read(XmlElement root) throws WebXmlException {
        if (!Set.of("web-app", "web-fragment").contains(root.name())) {
            throw problem(root, "<" + root.name() + "> is neither <web-app> nor <web-fragment>");
        }
        return new WebXml(
                root.textOf("name"),
                metadata(root),
                root.all("absolute-ordering").findFirst().map(WebXmlReader::ordering),
                parameters(root, "context-param"),
                each(root, "filter", this::filter),
                each(root, "filter-mapping", this::filterMapping),
                each(root, "servlet", this::servlet),
                each(root, "servlet-mapping", this::servletMapping),
                root.all("jsp-config")
                        .flatMap(config -> config.all("jsp-property-group"))
                        .flatMap(group -> group.texts("url-pattern"))
                        .toList(),
                root.all("listener")
                        .flatMap(listener -> listener.texts("listener-class"))
                        .toList());
    }

    private static Metadata metadata(XmlElement root) {
        return Boolean.parseBoolean(root.attributes().get("metadata-complete")) ? Metadata.COMPLETE : Metadata.EXTENDED;
    }

    private static AbsoluteOrdering ordering(XmlElement ordering) {
        boolean others = ordering.all("others").findAny().isPresent();
        return new AbsoluteOrdering(ordering.texts("name").toList(), others ? Others.INCLUDED : Others.SKIPPED);
    }

    private DeclaredFilter filter(XmlElement filter) throws WebXmlException {
        return new DeclaredFilter(
                required(filter, "filter-name"),
                filter.textOf("filter-class"),
                parameters(filter, "init-param"),
                filter.textOf("async-supported").map(Boolean::parseBoolean).orElse(false));
    }

    private FilterMapping filterMapping(XmlElement mapping) throws WebXmlException {
        Set<Dispatch> dispatches = EnumSet.noneOf(Dispatch.class);
        for (String dispatcher : mapping.texts("dispatcher").toList()) {
            dispatches.add(dispatch(mapping, dispatcher));
        }
        return new FilterMapping(
                required(mapping, "filter-name"),
                mapping.texts("url-pattern").toList(),
                mapping.texts("servlet-name").toList(),
                dispatches);
    }

    private Dispatch dispatch(XmlElement mapping, String dispatcher) throws WebXmlException {
        for (Dispatch dispatch : Dispatch.values()) {
            if (dispatch.name().equals(dispatcher)) {
                return dispatch;
            }
        }
        throw problem(
                mapping, "<dispatcher>" + dispatcher + "</dispatcher> must be one of " + EnumSet.allOf(Dispatch.class));
    }

    private DeclaredServlet servlet(XmlElement servlet) throws WebXmlException {
        return new DeclaredServlet(
                required(servlet, "servlet-name"),
                servlet.textOf("servlet-class"),
                servlet.textOf("jsp-file"),
                parameters(servlet, "init-param"));
    }

    private ServletMapping servletMapping(XmlElement mapping) throws WebXmlException {
        return new ServletMapping(
                required(mapping, "servlet-name"), mapping.texts("url-pattern").toList());
    }

    /** The first declaration of a name counts. */
    private Map<String, String> parameters(XmlElement parent, String element) throws WebXmlException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (XmlElement parameter : parent.all(element).toList()) {
            parameters.putIfAbsent(
                    required(parameter, "param-name"),
                    parameter.textOf("param-value").orElse(""));
        }
        return parameters;
    }

    private String required(XmlElement parent, String child) throws WebXmlException {
        Optional<String> text = parent.textOf(child);
        if (text.isEmpty()) {
            throw problem(parent, "<" + parent.name() + "> has no <" + child + ">");
        }
        return text.get();
    }

    private WebXmlException problem(XmlElement element, String problem) {
        return new WebXmlException(file + ", line " + element.line() + ": " + problem.replaceAll("\\p{Cntrl}+", " "));
    }

    private static <T> List<T> each(XmlElement root, String name, Declaration<T> declaration) throws WebXmlException {
        List<T> all = new ArrayList<>();
        for (XmlElement element : root.all(name).toList()) {
            all.add(declaration.read(element));
        }
        return all;
    }

    /** Reads one kind of element. */
    private interface Declaration<T> {

        T read(XmlElement element) throws WebXmlException;
    }
}
