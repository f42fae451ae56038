package io.github.entrafilter.localentra.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object, and collects problems with their JSON paths. A placeholder for what is missing
 * lets the reading go on. Used once, by one thread.
 */
public final class JsonReader {

    private final String path;
    private final Map<?, ?> members;
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();

    /** Creates a reader for the object at this path, which adds to these problems. */
    public JsonReader(String path, Map<?, ?> members, List<String> problems) {
        this.path = path;
        this.members = members;
        this.problems = problems;
    }

    /** Returns a required string. */
    public String string(String name) {
        if (value(name) instanceof String string && !string.isBlank()) {
            return string;
        }
        problem(name, "must be a string that is not empty");
        return "";
    }

    /** Returns the strings of a list; empty if the member is missing. */
    public List<String> strings(String name) {
        List<String> strings = new ArrayList<>();
        List<?> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String string && !string.isBlank()) {
                strings.add(string);
            } else {
                problem(name + "[" + i + "]", "must be a string that is not empty");
                strings.add("");
            }
        }
        return strings;
    }

    /** Returns the objects of a list, each converted by {@code item}; empty if the member is missing. */
    public <T> List<T> objects(String name, Function<JsonReader, T> item) {
        List<T> objects = new ArrayList<>();
        List<?> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            String place = name + "[" + i + "]";
            if (items.get(i) instanceof Map<?, ?> object) {
                JsonReader reader = new JsonReader(path + "." + place, object, problems);
                objects.add(item.apply(reader));
                reader.refuseOthers();
            } else {
                problem(place, "must be an object");
            }
        }
        return objects;
    }

    /** Returns the choice for the member's value. */
    public <T> T choice(String name, Map<Object, T> choices, T byDefault) {
        @Nullable Object value = value(name);
        if (value == null) {
            return byDefault;
        }
        @Nullable T chosen = choices.get(value);
        if (chosen == null) {
            problem(name, "must be one of " + choices.keySet() + ", not '" + value + "'");
            return byDefault;
        }
        return chosen;
    }

    /** Returns the choices for the strings of a list; empty if the member is missing. */
    public <T> List<T> choices(String name, Map<String, T> choices) {
        List<T> chosen = new ArrayList<>();
        for (String string : strings(name)) {
            if (choices.containsKey(string)) {
                chosen.add(choices.get(string));
            } else if (!string.isEmpty()) {
                problem(name, "must be one of " + choices.keySet() + ", not '" + string + "'");
            }
        }
        return chosen;
    }

    /** Reports members that were not read: probably misspelt. */
    public void refuseOthers() {
        for (Object name : members.keySet()) {
            if (!known.contains(name)) {
                problem(String.valueOf(name), "unknown member; known are " + known);
            }
        }
    }

    private List<?> list(String name) {
        @Nullable Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        problem(name, "must be a list");
        return List.of();
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return members.get(name);
    }

    private void problem(String name, String sentence) {
        problems.add(path + "." + name + ": " + sentence);
    }
}
