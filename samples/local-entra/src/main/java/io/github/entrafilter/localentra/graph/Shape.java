package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.badRequest;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The type of a property, which validates values. */
@FunctionalInterface
interface Shape {

    /** A string that is not empty. */
    Shape STRING = (property, value) -> {
        if (string(value).isBlank()) {
            throw invalid(property);
        }
    };

    /** A boolean; the string {@code "true"} is not. */
    Shape BOOLEAN = (property, value) -> {
        if (!(value instanceof Boolean)) {
            throw unreadable(value, "Edm.Boolean");
        }
    };

    Pattern GUID_PATTERN =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** A GUID. */
    Shape GUID = (property, value) -> {
        if (!(value instanceof String string) || !GUID_PATTERN.matcher(string).matches()) {
            throw unreadable(value, "Edm.Guid");
        }
    };

    /**
     * Accepts a value of this type.
     *
     * @throws GraphErrorException for any other value
     */
    void require(String property, Object value) throws GraphErrorException;

    /** Returns the type of these strings or numbers. */
    static Shape oneOf(Set<?> values) {
        return (property, value) -> {
            if (!values.contains(value)) {
                throw invalid(property);
            }
        };
    }

    /** Returns the type of lists of an item type. */
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

    private static String string(Object value) throws GraphErrorException {
        if (value instanceof String string) {
            return string;
        }
        throw unreadable(value, "Edm.String");
    }

    private static GraphErrorException unreadable(Object value, String type) {
        return badRequest("Cannot convert the literal '" + value + "' to the expected type '" + type + "'.");
    }

    private static GraphErrorException invalid(String property) {
        return badRequest("Invalid value specified for property '" + property + "'.");
    }
}
