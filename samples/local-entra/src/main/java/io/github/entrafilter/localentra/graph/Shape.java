package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphRefusalException.badRequest;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the value of a property has to look like. */
@FunctionalInterface
interface Shape {

    /** Any text but an empty one. */
    Shape TEXT = (property, value) -> {
        if (text(value).isBlank()) {
            throw invalid(property);
        }
    };

    /** True or false; the text {@code "true"} is neither. */
    Shape BOOLEAN = (property, value) -> {
        if (!(value instanceof Boolean)) {
            throw unreadable(value, "Edm.Boolean");
        }
    };

    Pattern GUID_PATTERN =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** A GUID; an empty text is none. */
    Shape GUID = (property, value) -> {
        if (!(value instanceof String text) || !GUID_PATTERN.matcher(text).matches()) {
            throw unreadable(value, "Edm.Guid");
        }
    };

    /**
     * Passes if the value, which is not null, has this shape.
     *
     * @throws GraphRefusalException if it has not
     */
    void require(String property, Object value) throws GraphRefusalException;

    /** One of these texts or numbers. */
    static Shape oneOf(Set<?> values) {
        return (property, value) -> {
            if (!values.contains(value)) {
                throw invalid(property);
            }
        };
    }

    /** A list, in which each item has this shape. */
    static Shape listOf(Shape item) {
        return (property, value) -> {
            if (!(value instanceof List<?> list)) {
                throw unreadable(value, "Collection");
            }
            for (Object each : list) {
                if (each == null) {
                    throw invalid(property);
                }
                item.require(property, each);
            }
        };
    }

    private static String text(Object value) throws GraphRefusalException {
        if (value instanceof String text) {
            return text;
        }
        throw unreadable(value, "Edm.String");
    }

    private static GraphRefusalException unreadable(Object value, String type) {
        return badRequest("Cannot convert the literal '" + value + "' to the expected type '" + type + "'.");
    }

    private static GraphRefusalException invalid(String property) {
        return badRequest("Invalid value specified for property '" + property + "'.");
    }
}
