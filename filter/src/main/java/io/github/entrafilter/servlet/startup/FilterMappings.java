package io.github.entrafilter.servlet.startup;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the filter mappings of a web.xml: what the servlet API does not tell of them stands only there. */
final class FilterMappings {

    private static final String WEB_XML = "/WEB-INF/web.xml";
    private static final String MAPPING = "filter-mapping";

    private FilterMappings() {}

    /**
     * Those of this application's web.xml, in its order; none where there is no web.xml.
     *
     * @throws IOException if it cannot be read
     */
    static List<FilterMapping> in(ServletContext context) throws IOException {
        try (InputStream webXml = context.getResourceAsStream(WEB_XML)) {
            return webXml == null ? List.of() : read(webXml);
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new IOException(WEB_XML + " cannot be read", e);
        }
    }

    private static List<FilterMapping> read(InputStream webXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(webXml);
        List<FilterMapping> mappings = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals(MAPPING)) {
                mappings.add(readMapping(reader));
            }
        }
        return mappings;
    }

    private static FilterMapping readMapping(XMLStreamReader reader) throws XMLStreamException {
        String filter = "";
        List<String> urlPatterns = new ArrayList<>();
        List<String> servlets = new ArrayList<>();
        Set<DispatcherType> dispatchers = new HashSet<>();
        // Nothing in it has further elements: the next end is its own.
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                String name = reader.getLocalName();
                String text = reader.getElementText().strip();
                switch (name) {
                    case "filter-name" -> filter = text;
                    case "url-pattern" -> urlPatterns.add(text);
                    case "servlet-name" -> servlets.add(text);
                    case "dispatcher" -> dispatchers.add(DispatcherType.valueOf(text));
                    default -> {
                        // Nothing that decides what the filter sees.
                    }
                }
            }
        }
        return new FilterMapping(filter, urlPatterns, servlets, dispatchers);
    }
}
