package io.github.entrafilter.evidence.corpus;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON document of the corpus, and its parts by type. */
final class DataFile {

    private DataFile() {}

    /** The document in the corpus's folder. */
    static Map<String, Object> read(String path) {
        try (InputStream file = Objects.requireNonNull(DataFile.class.getResourceAsStream("/corpus/" + path), path)) {
            return JSONObjectUtils.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(path, e);
        }
    }

    static Map<String, Object> object(Map<String, Object> parent, String name) {
        return asObject(parent.get(name), name);
    }

    static List<Map<String, Object>> objects(Map<String, Object> parent, String name) {
        if (parent.get(name) instanceof List<?> values) {
            return values.stream().map(value -> asObject(value, name)).toList();
        }
        throw new IllegalStateException("no list " + name);
    }

    static String text(Map<String, Object> parent, String name) {
        if (parent.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("no text " + name);
    }

    static int number(Map<String, Object> parent, String name) {
        if (parent.get(name) instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException("no number " + name);
    }

    private static Map<String, Object> asObject(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> object = new LinkedHashMap<>();
            members.forEach((key, member) -> object.put(String.valueOf(key), member));
            return object;
        }
        throw new IllegalStateException("no object " + name);
    }
}
