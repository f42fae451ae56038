package io.github.entrafilter.localentra.json;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object under construction. Members keep the order in which they are added. A value is a string, a number, a
 * boolean, {@code null}, a map, another builder, or a list of those. Not safe for use by several threads.
 */
public final class JsonBuilder {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private JsonBuilder() {}

    /** Returns an object without members. */
    public static JsonBuilder object() {
        return new JsonBuilder();
    }

    /** Adds a member, or replaces its value. */
    public JsonBuilder with(String name, @Nullable Object value) {
        members.put(name, plain(value));
        return this;
    }

    /** Adds all these members. */
    public JsonBuilder withAll(Map<String, ?> more) {
        more.forEach(this::with);
        return this;
    }

    /** Returns a copy of the members so far. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Returns the object as JSON text. */
    @Override
    public String toString() {
        return JSONObjectUtils.toJSONString(members);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof JsonBuilder nested) {
            return nested.members();
        }
        return value instanceof List<?> list
                ? list.stream().map(JsonBuilder::plain).toList()
                : value;
    }
}
