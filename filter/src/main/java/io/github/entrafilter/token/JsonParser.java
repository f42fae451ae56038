package io.github.entrafilter.token;

import io.github.entrafilter.token.Claims.Nulls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON of a token (RFC 8259), strictly and in one pass over its bytes: one object and nothing behind it, each
 * name once in an object, at every depth. What comes out cannot be changed. Used once, by one thread.
 *
 * <p>Strings, Booleans, lists and maps are Java's; a number is a {@link Long} or, where it does not fit, a
 * {@link Double}. An empty {@link Optional} stands for {@code null}, which Java's immutable collections do not hold.
 */
final class JsonParser {

    /** Entra nests one level; what nests deeper than this was made to exhaust a stack. */
    private static final int DEEPEST_NESTING = 16;

    /** Room for the claims of a token. */
    private static final int USUAL_MEMBERS = 32;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final JsonCursor cursor;
    private Nulls nulls = Nulls.NONE;

    /** For the part of the token that has this name. */
    JsonParser(byte[] json, String part) {
        this.cursor = new JsonCursor(json, part);
    }

    Claims parse() throws RefusedException {
        cursor.skipSpace();
        cursor.expect('{');
        Map<String, Object> object = object(DEEPEST_NESTING);
        cursor.skipSpace();
        if (!cursor.isAtEnd()) {
            throw cursor.malformed();
        }
        return new Claims(object, nulls);
    }

    private Object value(int depth) throws RefusedException {
        if (depth == 0) {
            throw cursor.malformed();
        }
        byte first = cursor.peek();
        if (first == '-' || (first >= '0' && first <= '9')) {
            return JsonNumber.read(cursor);
        }
        return switch (cursor.next()) {
            case '"' -> JsonString.read(cursor);
            case '{' -> object(depth);
            case '[' -> list(depth);
            case 't' -> word(TRUE, true);
            case 'f' -> word(FALSE, false);
            case 'n' -> nothing();
            default -> throw cursor.malformed();
        };
    }

    /** Behind the opening brace. */
    private Map<String, Object> object(int depth) throws RefusedException {
        cursor.skipSpace();
        if (cursor.peek() == '}') {
            cursor.next();
            return Map.of();
        }
        Map<String, Object> members = new HashMap<>(USUAL_MEMBERS);
        do {
            cursor.skipSpace();
            cursor.expect('"');
            String name = JsonString.read(cursor);
            cursor.skipSpace();
            cursor.expect(':');
            cursor.skipSpace();
            if (members.put(name, value(depth - 1)) != null) {
                throw cursor.malformed();
            }
            cursor.skipSpace();
        } while (goesOn('}'));
        return Collections.unmodifiableMap(members);
    }

    /** Behind the opening bracket. */
    private List<Object> list(int depth) throws RefusedException {
        cursor.skipSpace();
        if (cursor.peek() == ']') {
            cursor.next();
            return List.of();
        }
        List<Object> elements = new ArrayList<>();
        do {
            cursor.skipSpace();
            elements.add(value(depth - 1));
            cursor.skipSpace();
        } while (goesOn(']'));
        return List.copyOf(elements);
    }

    /** Whether a comma follows, or else the end. */
    private boolean goesOn(char end) throws RefusedException {
        byte found = cursor.next();
        if (found != ',' && found != end) {
            throw cursor.malformed();
        }
        return found == ',';
    }

    private Object word(byte[] word, Object value) throws RefusedException {
        cursor.expectRestOf(word);
        return value;
    }

    private Object nothing() throws RefusedException {
        nulls = Nulls.SOME;
        return word(NULL, Optional.empty());
    }
}
