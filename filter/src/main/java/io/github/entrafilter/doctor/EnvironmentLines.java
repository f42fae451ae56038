package io.github.entrafilter.doctor;

import io.github.entrafilter.settings.config.PropertiesFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a file with environment variables, as shells, containers and people write them, or with properties.
 *
 * @param variables by their names, which have no dots
 * @param quoted names of variables whose quotes were left out
 */
record EnvironmentLines(Map<String, String> properties, Map<String, String> variables, List<String> quoted) {

    /** A variable, perhaps with the command of a shell in front of it. A backslash in its value is one. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\s*+(?:export\\s++|set\\s++|\\$env:|-\\s++)?+(\\w++)\\s*+=\\s*+(.*)");

    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");

    EnvironmentLines {
        properties = Map.copyOf(properties);
        variables = Map.copyOf(variables);
        quoted = List.copyOf(quoted);
    }

    /**
     * Parses a file.
     *
     * @throws IllegalArgumentException if a property is malformed
     */
    static EnvironmentLines parse(String text) {
        Map<String, String> variables = new HashMap<>();
        List<String> others = new ArrayList<>();
        boolean continued = false;
        for (String line : text.lines().toList()) {
            Matcher variable = VARIABLE.matcher(line);
            if (!continued && variable.matches()) {
                variables.put(variable.group(1), variable.group(2).strip());
            } else {
                others.add(line);
                continued = line.endsWith("\\");
            }
        }
        Map<String, String> properties = new HashMap<>();
        PropertiesFile.parse(String.join("\n", others))
                .forEach((name, value) -> (name.contains(".") ? properties : variables).put(name, value));
        return new EnvironmentLines(properties, unquoted(variables), quoted(variables));
    }

    /** A shell removes quotes around a value. */
    private static Map<String, String> unquoted(Map<String, String> variables) {
        Map<String, String> unquoted = new HashMap<>(variables);
        unquoted.replaceAll(
                (name, value) -> QUOTED.matcher(value).matches() ? value.substring(1, value.length() - 1) : value);
        return unquoted;
    }

    private static List<String> quoted(Map<String, String> variables) {
        return new TreeSet<>(variables.keySet())
                .stream()
                        .filter(name ->
                                QUOTED.matcher(variables.getOrDefault(name, "")).matches())
                        .toList();
    }
}
