package io.github.entrafilter.servlet;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The filter mappings of a web.xml. */
final class FilterMappings {

    private static final String REQUEST = "REQUEST";

    private FilterMappings() {}

    /** For each filter that is mapped there, the kinds of dispatches that it sees: Servlet 6.0, section 6.2.5. */
    static Map<String, Set<String>> dispatchersIn(InputStream descriptor) {
        Map<String, Set<String>> all = new HashMap<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader reader = factory.createXMLStreamReader(descriptor);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("filter-mapping")) {
                    readMapping(reader, all);
                }
            }
            return all;
        } catch (XMLStreamException unreadable) {
            return Map.of();
        }
    }

    private static void readMapping(XMLStreamReader reader, Map<String, Set<String>> all) throws XMLStreamException {
        String filter = "";
        Set<String> dispatchers = new HashSet<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("filter-mapping")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "filter-name" -> filter = reader.getElementText().strip();
                    case "dispatcher" -> dispatchers.add(reader.getElementText().strip());
                    default -> reader.getElementText();
                }
            }
        }
        all.computeIfAbsent(filter, name -> new TreeSet<>())
                .addAll(dispatchers.isEmpty() ? Set.of(REQUEST) : dispatchers);
    }
}
