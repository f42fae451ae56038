package io.github.entrafilter.localentra.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object being read: hands out members, and gathers what is wrong with them under their JSON path. A stand-in
 * for what is missing lets the reading go on. Used once, by one thread.
 */
final class JsonReader {

    private final String path;
    private final Map<?, ?> members;
    private final List<String> faults;
    private final Set<String> known = new LinkedHashSet<>();

    JsonReader(String path, Map<?, ?> members, List<String> faults) {
        this.path = path;
        this.members = members;
        this.faults = faults;
    }

    /** A text that has to be there. */
    String text(String name) {
        if (value(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        fault(name, "a text is needed here");
        return "";
    }

    /** The texts of a list; none if the member is not there. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<?> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text && !text.isBlank()) {
                texts.add(text);
            } else {
                fault(name + "[" + i + "]", "a text is needed here");
                texts.add("");
            }
        }
        return texts;
    }

    /** The objects of a list, each read by the given reader; none if the member is not there. */
    <T> List<T> objects(String name, Function<JsonReader, T> item) {
        List<T> objects = new ArrayList<>();
        List<?> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            String place = name + "[" + i + "]";
            if (items.get(i) instanceof Map<?, ?> object) {
                JsonReader reader = new JsonReader(path + "." + place, object, faults);
                objects.add(item.apply(reader));
                reader.refuseOthers();
            } else {
                fault(place, "an object is needed here");
            }
        }
        return objects;
    }

    /** The choice that the member's value stands for. */
    <T> T choice(String name, Map<Object, T> choices, T standIn) {
        @Nullable Object value = value(name);
        if (value == null) {
            return standIn;
        }
        @Nullable T chosen = choices.get(value);
        if (chosen == null) {
            fault(name, "'" + value + "' is none of " + choices.keySet());
            return standIn;
        }
        return chosen;
    }

    /** The choices that the texts of a list stand for; none if the member is not there. */
    <T> List<T> choices(String name, Map<String, T> choices) {
        List<T> chosen = new ArrayList<>();
        for (String text : texts(name)) {
            if (choices.containsKey(text)) {
                chosen.add(choices.get(text));
            } else if (!text.isEmpty()) {
                fault(name, "'" + text + "' is none of " + choices.keySet());
            }
        }
        return chosen;
    }

    /** A member that nobody asked for is a slip of the pen, and would otherwise be missed in silence. */
    void refuseOthers() {
        for (Object name : members.keySet()) {
            if (!known.contains(name)) {
                fault(String.valueOf(name), "there is no such member; known are " + known);
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
        fault(name, "a list is needed here");
        return List.of();
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return members.get(name);
    }

    private void fault(String name, String sentence) {
        faults.add(path + "." + name + ": " + sentence);
    }
}
