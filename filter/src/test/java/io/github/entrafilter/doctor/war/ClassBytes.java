package io.github.entrafilter.doctor.war;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Class files made for a test, as a compiler would make them: also of annotations that the test has no API for. */
final class ClassBytes {

    private final List<String> constants = new ArrayList<>();
    private final Map<String, Map<String, List<String>>> annotations = new LinkedHashMap<>();
    private final String name;

    private ClassBytes(String name) {
        this.name = name;
    }

    static ClassBytes of(String name) {
        return new ClassBytes(name);
    }

    ClassBytes with(String annotation) {
        annotations.put(annotation, new LinkedHashMap<>());
        return this;
    }

    /** The annotation with an element: one value as it is, others as an array. */
    ClassBytes with(String annotation, String element, String... values) {
        annotations.computeIfAbsent(annotation, type -> new LinkedHashMap<>()).put(element, List.of(values));
        return this;
    }

    ClassBytes withConstant(String text) {
        index(text);
        return this;
    }

    private int index(String text) {
        if (!constants.contains(text)) {
            constants.add(text);
        }
        return constants.indexOf(text) + 3;
    }

    byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(body);
                DataOutputStream head = new DataOutputStream(file)) {
            writeBody(out);
            head.writeInt(0xCAFEBABE);
            head.writeInt(61);
            head.writeShort(constants.size() + 3);
            // 1: this class, by the name at 2.
            head.writeByte(7);
            head.writeShort(2);
            writeText(head, name.replace('.', '/'));
            for (String constant : constants) {
                writeText(head, constant);
            }
            head.write(body.toByteArray());
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }

    private void writeBody(DataOutputStream out) throws IOException {
        out.writeShort(0x21);
        out.writeShort(1);
        out.writeShort(0);
        // No interfaces, fields or methods.
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(1);
        out.writeShort(index("RuntimeVisibleAnnotations"));
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        writeAnnotations(new DataOutputStream(attribute));
        out.writeInt(attribute.size());
        out.write(attribute.toByteArray());
    }

    private void writeAnnotations(DataOutputStream out) throws IOException {
        out.writeShort(annotations.size());
        for (Map.Entry<String, Map<String, List<String>>> annotation : annotations.entrySet()) {
            out.writeShort(index("L" + annotation.getKey().replace('.', '/') + ";"));
            out.writeShort(annotation.getValue().size());
            for (Map.Entry<String, List<String>> element : annotation.getValue().entrySet()) {
                out.writeShort(index(element.getKey()));
                List<String> values = element.getValue();
                if (values.size() != 1) {
                    out.writeByte('[');
                    out.writeShort(values.size());
                }
                for (String value : values) {
                    out.writeByte('s');
                    out.writeShort(index(value));
                }
            }
        }
    }
}
