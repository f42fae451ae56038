package io.github.entrafilter.json;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON in ASCII: every other character is escaped, so that neither a charset nor a terminal can change it. */
public final class JsonWriter {

    private final StringBuilder json = new StringBuilder(256);

    private JsonWriter() {}

    /**
     * Writes an object, its members in the order of the map.
     *
     * @param members strings, numbers, Booleans, nulls, lists and maps; anything else is written as its string
     */
    public static String write(Map<String, ?> members) {
        JsonWriter writer = new JsonWriter();
        writer.object(members);
        return writer.json.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof Collection<?> elements) {
            list(elements);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> members) {
        String separator = "{";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.append(separator);
            string(String.valueOf(member.getKey()));
            json.append(':');
            value(member.getValue());
            separator = ",";
        }
        json.append(members.isEmpty() ? "{}" : "}");
    }

    private void list(Collection<?> elements) {
        json.append('[');
        String separator = "";
        for (Object element : elements) {
            json.append(separator);
            value(element);
            separator = ",";
        }
        json.append(']');
    }

    private void string(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                json.append("\\u%04x".formatted((int) character));
            } else {
                json.append(character);
            }
        }
        json.append('"');
    }
}
