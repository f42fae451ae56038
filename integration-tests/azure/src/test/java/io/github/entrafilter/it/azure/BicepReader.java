package io.github.entrafilter.it.azure;

import io.github.entrafilter.localentra.graph.GraphObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the resources and variables of a Bicep file in which values are texts, numbers, Booleans, lists, objects and
 * references. Expressions within texts stay as they are. Whatever else it meets is an error. Used once, by one thread.
 */
final class BicepReader {

    private static final Pattern TOKEN =
            Pattern.compile("\\G(?:[ \\t]|//[^\\n]*)*('(?:[^'\\\\]|\\\\.)*'|[\\w.()]+|[@={}\\[\\]:,]|\\n+|$)");

    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, GraphObject> resources = new LinkedHashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private int next;

    /** The resources, by what they are called in the file; each has its type as {@code @type}. */
    static Map<String, GraphObject> resources(String bicep) {
        BicepReader reader = new BicepReader();
        reader.split(bicep);
        while (reader.next < reader.tokens.size()) {
            reader.statement();
        }
        return reader.resources;
    }

    private void split(String bicep) {
        Matcher matcher = TOKEN.matcher(bicep);
        int end = 0;
        while (end < bicep.length()) {
            if (!matcher.find(end)) {
                throw new IllegalArgumentException(
                        "Not understood: " + bicep.substring(end).lines().findFirst());
            }
            end = matcher.end();
            tokens.add(matcher.group(1).isBlank() ? "\n" : matcher.group(1));
        }
    }

    private void statement() {
        String keyword = take();
        switch (keyword) {
            case "\n" -> {}
            case "extension", "param", "output", "@" -> skipLine();
            case "var" -> {
                String name = take();
                expect("=");
                variables.put(name, value());
            }
            case "resource" -> resource();
            default -> throw new IllegalArgumentException("There is no statement " + keyword);
        }
    }

    private void resource() {
        String name = take();
        String type = take();
        if (peek().equals("existing")) {
            take();
        }
        expect("=");
        if (!(value() instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(name + " is no object");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("@type", type.replace("'", ""));
        members.forEach((key, value) -> typed.put(String.valueOf(key), value));
        resources.put(name, new GraphObject(typed));
    }

    private Object value() {
        String token = take();
        if (token.equals("{")) {
            return object();
        }
        if (token.equals("[")) {
            return list();
        }
        if (token.startsWith("'")) {
            return text(token);
        }
        if (token.equals("true") || token.equals("false")) {
            return Boolean.valueOf(token);
        }
        return token.matches("\\d+") ? Long.valueOf(token) : variables.getOrDefault(token, token);
    }

    private static String text(String literal) {
        if (literal.contains("\\")) {
            throw new IllegalArgumentException("Not a plain text: " + literal);
        }
        return literal.substring(1, literal.length() - 1);
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (skipBlank(); !peek().equals("}"); skipBlank()) {
            String name = take();
            expect(":");
            members.put(name, value());
        }
        take();
        return members;
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        for (skipBlank(); !peek().equals("]"); skipBlank()) {
            items.add(value());
        }
        take();
        return items;
    }

    private void skipBlank() {
        while (peek().equals("\n") || peek().equals(",")) {
            take();
        }
    }

    private void skipLine() {
        while (next < tokens.size() && !take().equals("\n")) {
            // Its contents are not needed.
        }
    }

    private void expect(String token) {
        String found = take();
        if (!found.equals(token)) {
            throw new IllegalArgumentException("Not " + token + " but " + found);
        }
    }

    private String peek() {
        if (next >= tokens.size()) {
            throw new IllegalArgumentException("The file ends too early");
        }
        return tokens.get(next);
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }
}
