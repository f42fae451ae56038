package io.github.entrafilter.keys;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;

/** JSON objects, and nothing else: nimbus takes {@code null} and lists of pairs for objects, too. */
public final class JsonObject {

    private JsonObject() {}

    /**
     * The members of a JSON object (RFC 8259, section 4), each name once.
     *
     * @throws ParseException if the text is anything else
     */
    public static Map<String, Object> parse(String text) throws ParseException {
        if (!text.stripLeading().startsWith("{")) {
            throw new ParseException("not a JSON object", 0);
        }
        return JSONObjectUtils.parse(text);
    }

    /** The object as text: strings, numbers, lists and maps. */
    public static String write(Map<String, Object> members) {
        return JSONObjectUtils.toJSONString(members);
    }
}
