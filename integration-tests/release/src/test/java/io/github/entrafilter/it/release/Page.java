package io.github.entrafilter.it.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, with snippets to copy.
 *
 * @param text the page's Markdown
 */
record Page(String text) {

    static Page of(Path file) throws IOException {
        return new Page(Files.readString(file));
    }

    /** The first snippet in a language that contains a string, word for word. */
    String snippet(String language, String part) {
        Matcher snippets =
                Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```").matcher(text);
        while (snippets.find()) {
            if (snippets.group(1).contains(part)) {
                return snippets.group(1);
            }
        }
        throw new AssertionError("no snippet in " + language + " with " + part);
    }

    /** The lines {@code NAME=VALUE} of a snippet. */
    Map<String, String> variables(String part) {
        Map<String, String> variables = new LinkedHashMap<>();
        snippet("properties", part)
                .lines()
                .forEach(line ->
                        variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return variables;
    }
}
