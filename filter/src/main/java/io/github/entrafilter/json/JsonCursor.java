package io.github.entrafilter.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A position in JSON that moves forward only. Not thread-safe. */
final class JsonCursor {

    private final byte[] json;
    private @Nullable CharsetDecoder utf8;
    private int at;

    JsonCursor(byte[] json) {
        this.json = json;
    }

    byte[] json() {
        return json;
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean isAtEnd() {
        return at == json.length;
    }

    byte next() throws JsonException {
        if (at == json.length) {
            throw malformed();
        }
        return json[at++];
    }

    /** Returns the next byte without moving; at the end, a byte that occurs nowhere in the grammar. */
    byte peek() {
        return at < json.length ? json[at] : 0;
    }

    void expect(char character) throws JsonException {
        if (next() != character) {
            throw malformed();
        }
    }

    void skipSpace() {
        while (at < json.length && json[at] <= ' ' && isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte found) {
        return found == ' ' || found == '\t' || found == '\n' || found == '\r';
    }

    /** Decodes these bytes, which must be well-formed UTF-8. */
    String decoded(int start, int end) throws JsonException {
        try {
            if (utf8 == null) {
                utf8 = StandardCharsets.UTF_8.newDecoder();
            }
            return utf8.decode(ByteBuffer.wrap(json, start, end - start)).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    JsonException malformed() {
        return new JsonException(at);
    }
}
