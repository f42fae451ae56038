package io.github.entrafilter.token;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unmodifiable claims at every depth, without nulls. Names with equal hash codes do not slow down the maps. */
final class FrozenClaims {

    private FrozenClaims() {}

    static Map<String, Object> copyOf(Map<?, ?> object) {
        Map<String, Object> copy = new HashMap<>();
        object.forEach((name, value) -> frozen(value).ifPresent(frozen -> copy.put(String.valueOf(name), frozen)));
        return Collections.unmodifiableMap(copy);
    }

    /** Removes nulls: a null counts as a missing claim. */
    private static Optional<Object> frozen(@Nullable Object value) {
        if (value == null) {
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
