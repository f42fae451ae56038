package io.github.entrafilter.localentra.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource of Microsoft Graph, or a part of one. Immutable. What is not there, or is of another type than asked for,
 * counts as empty: everything has been checked before it got here.
 *
 * @param members the members of its JSON, none of them null
 */
public record GraphObject(Map<String, Object> members) {

    /** Keeps a copy, in the order given. */
    public GraphObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The id, which every resource has. */
    public String id() {
        return text("id");
    }

    /** The text of this member. */
    public String text(String name) {
        return of(name, String.class).orElse("");
    }

    /** The member, if it is of this type. */
    public <T> Optional<T> of(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** The texts in this member's list. */
    public List<String> texts(String name) {
        return items(name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** The objects in this member's list. */
    public List<GraphObject> objects(String name) {
        return items(name).flatMap(GraphObject::object).toList();
    }

    /** The object that this member is. */
    public GraphObject object(String name) {
        return object(members.getOrDefault(name, Map.of())).findFirst().orElse(new GraphObject(Map.of()));
    }

    /** The same with this member. */
    public GraphObject with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new GraphObject(more);
    }

    /** The same with these members alone. */
    GraphObject only(Collection<String> names) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.keySet().retainAll(names);
        return new GraphObject(fewer);
    }

    /** The same with these changes: {@code null} takes a member away, objects are merged, lists replaced. */
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
