package io.github.entrafilter.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object (RFC 8259) strictly, in one pass over its bytes: nothing follows the object, and each name
 * occurs once in an object, at every depth.
 *
 * <p>Strings, Booleans, lists and maps are Java's; {@code null} is {@code null}; a number is a {@link Long} or, where
 * it does not fit, a {@link Double}. The result is unmodifiable at every depth. Names with equal hash codes do not slow
 * down the maps.
 */
public final class JsonReader {

    /** Tokens and key sets nest up to 5 levels; deeper nesting is an attempt to exhaust the stack. */
    private static final int MAX_DEPTH = 16;

    private final JsonCursor cursor;

    private JsonReader(byte[] json) {
        this.cursor = new JsonCursor(json);
    }

    /**
     * Reads the members of an object.
     *
     * @param json UTF-8; not modified
     * @throws JsonException if the input is anything else than one well-formed object
     */
    public static Map<String, @Nullable Object> read(byte[] json) throws JsonException {
        return new JsonReader(json).document();
    }

    /**
     * Reads the members of an object.
     *
     * @throws JsonException if the input is anything else than one well-formed object
     */
    public static Map<String, @Nullable Object> read(String json) throws JsonException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, @Nullable Object> document() throws JsonException {
        cursor.skipSpace();
        cursor.expect('{');
        Map<String, @Nullable Object> members = skipEnd('}') ? Map.of() : members();
        cursor.skipSpace();
        if (!cursor.isAtEnd()) {
            throw cursor.malformed();
        }
        return members;
    }

    private JsonMembers members() throws JsonException {
        JsonMembers members = new JsonMembers(cursor.json());
        do {
            String name = name();
            boolean first = skipQuote() ? members.addString(name, cursor) : members.add(name, value(MAX_DEPTH - 1));
            if (!first) {
                throw cursor.malformed();
            }
        } while (skipCommaOrEnd('}'));
        return members;
    }

    /** Moves to the byte after a string's opening quote, and returns whether there is one. */
    private boolean skipQuote() throws JsonException {
        boolean string = cursor.peek() == '"';
        if (string) {
            cursor.expect('"');
        }
        return string;
    }

    /** Reads a name and what separates it from its value. */
    private String name() throws JsonException {
        cursor.skipSpace();
        cursor.expect('"');
        String name = JsonString.readName(cursor);
        cursor.skipSpace();
        cursor.expect(':');
        cursor.skipSpace();
        return name;
    }

    private @Nullable Object value(int depth) throws JsonException {
        if (depth == 0) {
            throw cursor.malformed();
        }
        return switch (cursor.next()) {
            case '"' -> JsonString.read(cursor);
            case '{' -> object(depth);
            case '[' -> list(depth);
            case 't' -> literal("rue", true);
            case 'f' -> literal("alse", false);
            case 'n' -> literal("ull", null);
            default -> JsonNumber.read(cursor);
        };
    }

    /** Reads what follows the first character of a literal. */
    private @Nullable Object literal(String rest, @Nullable Object value) throws JsonException {
        for (int i = 0; i < rest.length(); i++) {
            cursor.expect(rest.charAt(i));
        }
        return value;
    }

    /** Reads what follows the opening brace. */
    private Map<String, @Nullable Object> object(int depth) throws JsonException {
        if (skipEnd('}')) {
            return Map.of();
        }
        Map<String, @Nullable Object> members = new HashMap<>();
        do {
            String name = name();
            int before = members.size();
            members.put(name, value(depth - 1));
            if (members.size() == before) {
                throw cursor.malformed();
            }
        } while (skipCommaOrEnd('}'));
        return Collections.unmodifiableMap(members);
    }

    /** Reads what follows the opening bracket. */
    private List<@Nullable Object> list(int depth) throws JsonException {
        if (skipEnd(']')) {
            return List.of();
        }
        List<@Nullable Object> elements = new ArrayList<>();
        do {
            cursor.skipSpace();
            elements.add(value(depth - 1));
        } while (skipCommaOrEnd(']'));
        return Collections.unmodifiableList(elements);
    }

    /** Moves to the byte after the end of an empty object or list, and returns whether it is empty. */
    private boolean skipEnd(char end) throws JsonException {
        cursor.skipSpace();
        boolean empty = cursor.peek() == end;
        if (empty) {
            cursor.expect(end);
        }
        return empty;
    }

    /** Moves to the byte after a comma or the end, and returns whether it was a comma. */
    private boolean skipCommaOrEnd(char end) throws JsonException {
        cursor.skipSpace();
        byte found = cursor.next();
        if (found != ',' && found != end) {
            throw cursor.malformed();
        }
        return found == ',';
    }
}
