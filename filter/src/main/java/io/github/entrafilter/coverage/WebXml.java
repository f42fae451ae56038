package io.github.entrafilter.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The declarations of a web.xml or web-fragment.xml: Servlet 6.0, chapters 8 and 14. Lists are in the order of the
 * document.
 *
 * @param name a fragment's name
 * @param absoluteOrdering which fragments count; all where it is missing
 * @param jspPatterns URL patterns of jsp-property-groups
 * @param listeners class names
 */
public record WebXml(
        Optional<String> name,
        Metadata metadata,
        Optional<AbsoluteOrdering> absoluteOrdering,
        Map<String, String> contextParameters,
        List<DeclaredFilter> filters,
        List<FilterMapping> filterMappings,
        List<DeclaredServlet> servlets,
        List<ServletMapping> servletMappings,
        List<String> jspPatterns,
        List<String> listeners) {

    /** An application without web.xml. */
    public static final WebXml EMPTY = new WebXml(
            Optional.empty(),
            Metadata.EXTENDED,
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public WebXml {
        contextParameters = Map.copyOf(contextParameters);
        filters = List.copyOf(filters);
        filterMappings = List.copyOf(filterMappings);
        servlets = List.copyOf(servlets);
        servletMappings = List.copyOf(servletMappings);
        jspPatterns = List.copyOf(jspPatterns);
        listeners = List.copyOf(listeners);
    }

    /**
     * Reads a descriptor of any version.
     *
     * @param file its name, for the message
     * @throws WebXmlException if it is no descriptor, too large, or has a declaration without its name
     */
    public static WebXml read(String file, InputStream in) throws WebXmlException {
        return new WebXmlReader(file).read(XmlElement.read(file, in));
    }

    /** The names of the filters that it maps, whether it declares them or not. */
    public Set<String> mappedFilters() {
        Set<String> names = new HashSet<>();
        for (FilterMapping mapping : filterMappings) {
            names.add(mapping.filter());
        }
        return names;
    }

    /** Whether annotations of classes are ignored; for web.xml, fragments too: section 8.1. */
    public boolean isMetadataComplete() {
        return metadata == Metadata.COMPLETE;
    }

    /** The meaning of the attribute {@code metadata-complete}. */
    public enum Metadata {
        /** The descriptor alone counts. */
        COMPLETE,
        /** Annotations of classes add to the descriptor; to web.xml, fragments too. */
        EXTENDED
    }

    /**
     * A declared filter.
     *
     * @param className empty where another descriptor has the class
     */
    public record DeclaredFilter(
            String name, Optional<String> className, Map<String, String> initParameters, boolean asyncSupported) {

        public DeclaredFilter {
            initParameters = Map.copyOf(initParameters);
        }
    }

    /**
     * A declared servlet.
     *
     * @param className empty where it is a JSP, or where another descriptor has the class
     * @param jspFile the JSP that it is
     */
    public record DeclaredServlet(
            String name, Optional<String> className, Optional<String> jspFile, Map<String, String> initParameters) {

        public DeclaredServlet {
            initParameters = Map.copyOf(initParameters);
        }
    }

    /** The URL patterns of a servlet, in one place. */
    public record ServletMapping(String servlet, List<String> urlPatterns) {

        public ServletMapping {
            urlPatterns = List.copyOf(urlPatterns);
        }
    }

    /**
     * The order of web.xml for fragments: section 8.2.2. Containers skip fragments that it does not name, with their
     * initializers, unless it has {@code <others/>}.
     */
    public record AbsoluteOrdering(List<String> names, Others others) {

        /** Fragments that the ordering does not name. */
        public enum Others {
            INCLUDED,
            SKIPPED
        }

        public AbsoluteOrdering {
            names = List.copyOf(names);
        }

        /** Whether containers read the fragment. */
        public boolean includes(String fragment) {
            return others == Others.INCLUDED || names.contains(fragment);
        }
    }

    /** A deployment descriptor that cannot be read. The message is one line: file, line, problem. */
    public static final class WebXmlException extends IOException {

        private static final long serialVersionUID = 1L;

        WebXmlException(String message) {
            super(message);
        }
    }
}
