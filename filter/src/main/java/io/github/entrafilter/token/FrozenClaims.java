package io.github.entrafilter.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Claims that nobody can change, all the way down, and without nulls. */
final class FrozenClaims {

    private FrozenClaims() {}

    static Map<String, Object> copyOf(Map<?, ?> object) {
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
