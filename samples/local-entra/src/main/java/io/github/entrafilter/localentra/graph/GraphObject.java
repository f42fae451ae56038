package io.github.entrafilter.localentra.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object of Microsoft Graph, or a part of one. Immutable. A member that is missing or has another type counts as
 * empty: types are validated before.
 *
 * @param members the JSON members; no value is null
 */
public record GraphObject(Map<String, Object> members) {

    /** Copies the members, in their order. */
    public GraphObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Returns the id. */
    public String id() {
        return text("id");
    }

    /** Returns a string member. */
    public String text(String name) {
        return of(name, String.class).orElse("");
    }

    /** Returns a member if it has this type. */
    public <T> Optional<T> of(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** Returns the strings in a list member. */
    public List<String> texts(String name) {
        return items(name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** Returns the objects in a list member. */
    public List<GraphObject> objects(String name) {
        return items(name).flatMap(GraphObject::object).toList();
    }

    /** Returns an object member. */
    public GraphObject object(String name) {
        return object(members.getOrDefault(name, Map.of())).findFirst().orElse(new GraphObject(Map.of()));
    }

    /** Returns a copy with this member. */
    public GraphObject with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new GraphObject(more);
    }

    /** Returns a copy without this member. */
    GraphObject without(String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return new GraphObject(fewer);
    }

    /** Returns a copy with these members only. */
    GraphObject only(Collection<String> names) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.keySet().retainAll(names);
        return new GraphObject(fewer);
    }

    /** Returns a copy with changes: {@code null} removes a member, objects are merged, lists are replaced. */
    GraphObject patched(Map<String, ?> changes) {
        Map<String, Object> merged = new LinkedHashMap<>(members);
        changes.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else if (value instanceof Map<?, ?> object) {
                merged.put(name, object(name).patched(named(object)).members());
            } else {
                merged.put(name, value);
            }
        });
        return new GraphObject(merged);
    }

    private Stream<?> items(String name) {
        return members.get(name) instanceof List<?> list ? list.stream() : Stream.empty();
    }

    private static Stream<GraphObject> object(Object value) {
        return value instanceof Map<?, ?> object
                ? Stream.of(new GraphObject(Map.of()).patched(named(object)))
                : Stream.empty();
    }

    private static Map<String, ?> named(Map<?, ?> object) {
        Map<String, Object> named = new LinkedHashMap<>();
        object.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }
}
