package io.github.entrafilter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims that nobody can change, all the way down: taken as they are where they are so already, as a judged token's.
 */
final class FrozenClaims {

    /** Java's immutable collections, for any number of members. */
    private static final Set<Class<?>> IMMUTABLE = Set.of(
            Map.of("", "").getClass(),
            Map.of().getClass(),
            List.of("").getClass(),
            List.of().getClass());

    private FrozenClaims() {}

    static Map<String, Object> of(Map<String, Object> claims) {
        return isFrozen(claims) ? claims : copyOf(claims);
    }

    private static boolean isFrozen(Map<?, ?> object) {
        return IMMUTABLE.contains(object.getClass()) && areFrozen(object.values());
    }

    private static boolean areFrozen(Iterable<?> values) {
        for (Object value : values) {
            boolean frozen = value instanceof Map<?, ?> object
                    ? isFrozen(object)
                    : !(value instanceof List<?> list) || (IMMUTABLE.contains(list.getClass()) && areFrozen(list));
            if (!frozen || value == null || value instanceof Optional) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> copyOf(Map<?, ?> object) {
        Map<String, Object> copy = new HashMap<>();
        object.forEach((name, value) -> frozen(value).ifPresent(frozen -> copy.put(String.valueOf(name), frozen)));
        return Map.copyOf(copy);
    }

    /** JSON's null, which is as good as no claim, is no value; an empty Optional may stand for it. */
    private static Optional<Object> frozen(@Nullable Object value) {
        if (value == null || value.equals(Optional.empty())) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> object) {
            return Optional.of(copyOf(object));
        }
        return Optional.of(
                value instanceof List<?> list
                        ? list.stream()
                                .flatMap(element -> frozen(element).stream())
                                .toList()
                        : value);
    }
}
