package io.github.entrafilter.coverage;

import io.github.entrafilter.coverage.WebXml.WebXmlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One element of a small XML document, without its namespace: web.xml has had five.
 *
 * @param text its own text, stripped
 */
record XmlElement(String name, int line, Map<String, String> attributes, String text, List<XmlElement> children) {

    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 100_000;

    /**
     * The root element. An external DTD is not loaded, as old descriptors name one; entities are refused, as they could
     * hold what a container would read.
     *
     * @param file its name, for the message
     */
    static XmlElement read(String file, InputStream in) throws WebXmlException {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new WebXmlException(file + " is longer than " + MAX_BYTES + " bytes");
            }
            return new Parser(file, bytes).root();
        } catch (WebXmlException e) {
            throw e;
        } catch (IOException e) {
            throw new WebXmlException(file + " cannot be read: " + e.getMessage());
        }
    }

    Stream<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child));
    }

    Stream<String> texts(String child) {
        return all(child).map(XmlElement::text);
    }

    Optional<String> textOf(String child) {
        return texts(child).filter(text -> !text.isEmpty()).findFirst();
    }

    /** A parser of one document. */
    private static final class Parser {

        private final String file;
        private final XMLStreamReader reader;
        private int elements;

        Parser(String file, byte[] bytes) throws WebXmlException {
            this.file = file;
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            try {
                this.reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            } catch (XMLStreamException e) {
                throw malformed(file, e);
            }
        }

        XmlElement root() throws WebXmlException {
            try {
                Optional<XmlElement> root = Optional.empty();
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        root = Optional.of(element(1));
                    }
                }
                return root.orElseThrow(() -> new WebXmlException(file + " is empty"));
            } catch (XMLStreamException e) {
                throw malformed(file, e);
            }
        }

        private XmlElement element(int depth) throws XMLStreamException, WebXmlException {
            int line = reader.getLocation().getLineNumber();
            require(depth <= MAX_DEPTH, "elements are nested deeper than " + MAX_DEPTH);
            require(++elements <= MAX_ELEMENTS, "more than " + MAX_ELEMENTS + " elements");
            String name = reader.getLocalName();
            Map<String, String> attributes = new HashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(
                        reader.getAttributeLocalName(i),
                        reader.getAttributeValue(i).strip());
            }
            StringBuilder text = new StringBuilder();
            List<XmlElement> children = new ArrayList<>();
            for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw problem("entity &" + reader.getLocalName() + "; is not supported");
                    default -> {
                        // Comments and processing instructions.
                    }
                }
            }
            return new XmlElement(name, line, attributes, text.toString().strip(), children);
        }

        private void require(boolean holds, String problem) throws WebXmlException {
            if (!holds) {
                throw problem(problem);
            }
        }

        private WebXmlException problem(String problem) {
            return new WebXmlException(file + ", line " + reader.getLocation().getLineNumber() + ": " + problem);
        }

        /** The JDK's message has several lines, the last of which is for people. */
        private static WebXmlException malformed(String file, XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            String message = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
            return new WebXmlException(
                    file + ", line " + line + ": not well-formed XML: " + message.replaceAll("\\p{Cntrl}+", " "));
        }
    }
}
