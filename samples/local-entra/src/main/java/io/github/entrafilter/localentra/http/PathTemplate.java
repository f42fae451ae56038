package io.github.entrafilter.localentra.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with variables in braces, each for one segment: {@code /{tenant}/discovery/keys}. */
record PathTemplate(List<String> segments) {

    static PathTemplate of(String template) {
        return new PathTemplate(List.of(template.split("/", -1)));
    }

    /** Returns the values of the variables; empty if the path does not match. */
    Optional<Map<String, String>> match(String path) {
        String[] actual = path.split("/", -1);
        if (actual.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < actual.length; i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), actual[i]);
            } else if (!expected.equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
