package io.github.entrafilter.localentra.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects the problems of a directory, and remembers the names and ids seen so far. Used once, by one thread. */
final class DirectoryProblems {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final List<String> problems = new ArrayList<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    List<String> list() {
        return List.copyOf(problems);
    }

    void add(String path, String sentence) {
        problems.add(path + ": " + sentence);
    }

    void name(String kind, String path, String name) {
        if (!name.isEmpty()
                && !names.computeIfAbsent(kind, any -> new HashSet<>()).add(name)) {
            add(path + ".name", "'" + name + "' is used more than once");
        }
    }

    boolean hasName(String kind, String name) {
        return names.getOrDefault(kind, Set.of()).contains(name);
    }

    void uniqueGuid(String path, String value) {
        guid(path, value);
        unique(path, value);
    }

    void guid(String path, String value) {
        if (!value.isEmpty() && !GUID.matcher(value).matches()) {
            add(path, "'" + value + "' is not a GUID");
        }
    }

    void unique(String path, String value) {
        String earlier = values.putIfAbsent(value.toLowerCase(Locale.ROOT), path);
        if (earlier != null && !value.isEmpty()) {
            add(path, "'" + value + "' is used at " + earlier + " already");
        }
    }
}
