package io.github.entrafilter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims that nobody can change, all the way down: taken as they are where they are so already, as a judged token's.
 */
final class FrozenClaims {

    private FrozenClaims() {}

    static Map<String, Object> of(Map<String, Object> claims) {
        return isFrozen(claims) ? claims : copyOf(claims);
    }

    private static boolean isFrozen(Object value) {
        if (value instanceof Map<?, ?> object) {
            return isItsOwnCopy(object) && areFrozen(object.values());
        }
        return !(value instanceof List<?> list) || (isItsOwnCopy(list) && areFrozen(list));
    }

    private static boolean areFrozen(Iterable<?> values) {
        for (Object value : values) {
            if (value instanceof Optional || !isFrozen(value)) {
                return false;
            }
        }
        return true;
    }

    /** Java's immutable collections, and they alone, are their own copies. What holds null has none. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isItsOwnCopy(Map<?, ?> object) {
        return !(object instanceof HashMap) && !holdsNull(object.values()) && Map.copyOf(object) == object;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isItsOwnCopy(List<?> list) {
        return !holdsNull(list) && List.copyOf(list) == list;
    }

    private static boolean holdsNull(Iterable<?> values) {
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
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
