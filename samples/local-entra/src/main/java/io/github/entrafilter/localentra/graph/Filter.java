package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.unsupportedQuery;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the {@code $filter} expressions of the Azure CLI: comparisons of strings, joined by {@code and}. */
final class Filter {

    private static final String LITERAL = "'((?:[^']|'')*)'";
    private static final Pattern CLAUSE = Pattern.compile("\\G(?:(\\w+) eq " + LITERAL //
            + "|startswith\\((\\w+), ?" + LITERAL + "\\)" //
            + "|(\\w+)/any\\((\\w+): ?\\6 eq " + LITERAL + "\\))( and |$)");

    private Filter() {}

    static Predicate<GraphObject> parse(String text) throws GraphErrorException {
        Matcher clause = CLAUSE.matcher(text);
        Predicate<GraphObject> all = any -> true;
        int end = 0;
        while (end < text.length()) {
            if (!clause.find(end)) {
                throw unsupportedQuery("Unsupported or invalid query filter clause specified: " + text);
            }
            all = all.and(condition(clause));
            end = clause.end();
            if (end == text.length() && !clause.group(8).isEmpty()) {
                throw unsupportedQuery("Unsupported or invalid query filter clause specified: " + text);
            }
        }
        return all;
    }

    /** Graph compares names and ids case-insensitively. */
    private static Predicate<GraphObject> condition(Matcher clause) {
        if (clause.group(1) != null) {
            return equal(clause.group(1), unquoted(clause.group(2)));
        }
        if (clause.group(3) != null) {
            return starting(clause.group(3), unquoted(clause.group(4)));
        }
        return containing(clause.group(5), unquoted(clause.group(7)));
    }

    private static Predicate<GraphObject> equal(String property, String value) {
        return it -> it.text(property).equalsIgnoreCase(value);
    }

    private static Predicate<GraphObject> starting(String property, String value) {
        String lowerCase = value.toLowerCase(Locale.ROOT);
        return it -> it.text(property).toLowerCase(Locale.ROOT).startsWith(lowerCase);
    }

    private static Predicate<GraphObject> containing(String property, String value) {
        return it -> it.texts(property).stream().anyMatch(value::equalsIgnoreCase);
    }

    private static String unquoted(String literal) {
        return literal.replace("''", "'");
    }

    /** Returns the names in a {@code $select}. */
    static List<String> selected(String text) {
        return List.of(text.split(" *, *"));
    }
}
