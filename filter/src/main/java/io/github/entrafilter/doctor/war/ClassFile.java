package io.github.entrafilter.doctor.war;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The annotations of a class, read from its class file without loading it: The Java Virtual Machine Specification,
 * chapter 4.
 *
 * @param name as in source code
 * @param annotations the values of each annotation's elements, by the annotation's class name
 * @param strings all strings of the constant pool, in which constants of the code are
 */
record ClassFile(String name, Map<String, Map<String, List<String>>> annotations, List<String> strings) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final String ANNOTATIONS = "RuntimeVisibleAnnotations";

    /** Whether a class file can have annotations or constants of Jakarta EE at all: saves parsing most of them. */
    static boolean mayDeclare(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("jakarta");
    }

    /**
     * Reads a class file of any version.
     *
     * @throws IOException if it is broken
     */
    static ClassFile parse(byte[] bytes) throws IOException {
        try {
            return new Parser(bytes).parse();
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IOException("not a class file", e);
        }
    }

    /** The values of an element, none where the annotation or the element is missing. */
    List<String> values(String annotation, String element) {
        return annotations.getOrDefault(annotation, Map.of()).getOrDefault(element, List.of());
    }

    Optional<String> value(String annotation, String element) {
        return values(annotation, element).stream().findFirst();
    }

    boolean has(String annotation) {
        return annotations.containsKey(annotation);
    }

    /** A parser of one class file. Its work is bounded by the length of the file. */
    private static final class Parser {

        private static final int MAX_DEPTH = 16;

        private final DataInputStream in;
        private String[] texts = {};
        private int[] references = {};

        Parser(byte[] bytes) {
            this.in = new DataInputStream(new ByteArrayInputStream(bytes));
        }

        ClassFile parse() throws IOException {
            require(in.readInt() == MAGIC);
            skip(4);
            readConstants();
            skip(2);
            String name = text(references[in.readUnsignedShort()]).replace('/', '.');
            skip(2);
            skip(2L * in.readUnsignedShort());
            skipMembers();
            skipMembers();
            Map<String, Map<String, List<String>>> annotations = new HashMap<>();
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                String attribute = text(in.readUnsignedShort());
                long length = Integer.toUnsignedLong(in.readInt());
                if (attribute.equals(ANNOTATIONS)) {
                    for (int number = in.readUnsignedShort(); number > 0; number--) {
                        String type = text(in.readUnsignedShort());
                        annotations.put(className(type), elements(1));
                    }
                } else {
                    skip(length);
                }
            }
            return new ClassFile(name, annotations, strings());
        }

        /** Section 4.4. What is not needed is skipped, by its tag's size. */
        private void readConstants() throws IOException {
            int count = in.readUnsignedShort();
            texts = new String[count];
            references = new int[count];
            for (int index = 1; index < count; index++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[index] = in.readUTF();
                    case 7, 8, 16, 19, 20 -> references[index] = in.readUnsignedShort();
                    case 15 -> skip(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                    case 5, 6 -> {
                        skip(8);
                        index++;
                    }
                    default -> throw new IOException("constant of an unknown kind");
                }
            }
        }

        private List<String> strings() {
            List<String> strings = new ArrayList<>();
            for (String text : texts) {
                if (text != null) {
                    strings.add(text);
                }
            }
            return strings;
        }

        /** Fields or methods, with their attributes: sections 4.5 and 4.6. */
        private void skipMembers() throws IOException {
            for (int members = in.readUnsignedShort(); members > 0; members--) {
                skip(6);
                for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                    skip(2);
                    skip(Integer.toUnsignedLong(in.readInt()));
                }
            }
        }

        /** Section 4.7.16. */
        private Map<String, List<String>> elements(int depth) throws IOException {
            require(depth <= MAX_DEPTH);
            Map<String, List<String>> elements = new HashMap<>();
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                List<String> values = new ArrayList<>();
                elements.put(text(in.readUnsignedShort()), values);
                readValue(values, depth);
            }
            return elements;
        }

        /** Section 4.7.16.1. Only strings and constants of enums count. */
        private void readValue(List<String> values, int depth) throws IOException {
            require(depth <= MAX_DEPTH);
            switch (in.readUnsignedByte()) {
                case 's' -> values.add(text(in.readUnsignedShort()));
                case 'e' -> {
                    skip(2);
                    values.add(text(in.readUnsignedShort()));
                }
                case '[' -> {
                    for (int count = in.readUnsignedShort(); count > 0; count--) {
                        readValue(values, depth + 1);
                    }
                }
                case '@' -> {
                    skip(2);
                    elements(depth + 1);
                }
                case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 'c' -> skip(2);
                default -> throw new IOException("value of an unknown kind");
            }
        }

        private String text(int index) throws IOException {
            String text = texts[index];
            if (text == null) {
                throw new IOException("constant is no string");
            }
            return text;
        }

        /** {@code Ljakarta/ws/rs/Path;} to {@code jakarta.ws.rs.Path}. */
        private static String className(String descriptor) {
            return descriptor.replaceAll("^L|;$", "").replace('/', '.');
        }

        private void skip(long bytes) throws IOException {
            in.skipNBytes(bytes);
        }

        private static void require(boolean holds) throws IOException {
            if (!holds) {
                throw new IOException("not as specified");
            }
        }
    }
}
