package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in the bytes of a JSON text, which moves forward only. Used by one thread. */
final class JsonCursor {

    private final byte[] json;
    private final String part;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private int at;

    /** At the start of the part of the token that has this name. */
    JsonCursor(byte[] json, String part) {
        this.json = json;
        this.part = part;
    }

    byte[] json() {
        return json;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    boolean isAtEnd() {
        return at == json.length;
    }

    byte next() throws RefusedException {
        if (at == json.length) {
            throw malformed();
        }
        return json[at++];
    }

    /** The next byte, or one that nothing expects. */
    byte peek() {
        return at < json.length ? json[at] : 0;
    }

    void expect(char character) throws RefusedException {
        if (next() != character) {
            throw malformed();
        }
    }

    /** Behind the first letter of this word. */
    void expectRestOf(byte[] word) throws RefusedException {
        int start = at - 1;
        int end = start + word.length;
        if (end > json.length || !Arrays.equals(json, start, end, word, 0, word.length)) {
            throw malformed();
        }
        at = end;
    }

    /** Appends these bytes of UTF-8. */
    void decode(int start, int end, CharBuffer text) throws RefusedException {
        if (start == end) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(json, start, end - start);
        if (utf8.reset().decode(bytes, text, true).isError() || utf8.flush(text).isError()) {
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

    RefusedException malformed() {
        return new RefusedException(Reason.NOT_A_JWS, "a JSON object as " + part, "something else");
    }
}
