package io.github.entrafilter.authentication;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a caller wants to read: RFC 9110, section 12.5.1, for the two forms that an answer can have. */
final class Accept {

    private static final Set<String> JSON = Set.of("application/problem+json", "application/json", "application/*");
    private static final Set<String> TEXT = Set.of("text/plain", "text/*");
    private static final String ANYTHING = "*/*";

    private Accept() {}

    /** Whether JSON is accepted and plain text is not liked better. Who says nothing accepts everything. */
    static boolean prefersJson(List<String> accept) {
        if (accept.isEmpty()) {
            return true;
        }
        double json = quality(accept, JSON);
        return json > 0 && json >= quality(accept, TEXT);
    }

    private static double quality(List<String> accept, Set<String> types) {
        double named = -1;
        double anything = 0;
        for (String line : accept) {
            for (String range : line.split(",", -1)) {
                String[] parts = range.split(";", -1);
                String type = parts[0].strip().toLowerCase(Locale.ROOT);
                if (types.contains(type)) {
                    named = Math.max(named, weight(parts));
                } else if (type.equals(ANYTHING)) {
                    anything = weight(parts);
                }
            }
        }
        return named < 0 ? anything : named;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
