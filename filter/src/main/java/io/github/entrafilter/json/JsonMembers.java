package io.github.entrafilter.json;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of the outermost object, by name. A string is decoded when it is first read: of a token's twenty claims,
 * a judgement reads about ten. Only the reader adds members. After that, threads may share them, although {@link #get}
 * writes: what it stores is an immutable string, equal for all threads.
 */
final class JsonMembers extends AbstractMap<String, @Nullable Object> {

    /** Stands for a string that has not been decoded yet. */
    private static final Object ENCODED = new Object();

    /** Stands for the literal: in the array, a null is a missing member. */
    private static final Object NULL = new Object();

    private final byte[] json;

    /** The values of known names, by the index of the name. */
    private final @Nullable Object[] known = new @Nullable Object[MemberNames.COUNT];

    /** The first byte of each encoded string and, in the lower half, the one after its last. */
    private final long[] encoded = new long[MemberNames.COUNT];

    private Map<String, @Nullable Object> others = Map.of();
    private int size;

    JsonMembers(byte[] json) {
        this.json = json;
    }

    /**
     * Adds the string that begins at the cursor, after its quote.
     *
     * @return whether it is the first member of this name
     */
    boolean addString(String name, JsonCursor cursor) throws JsonException {
        int index = MemberNames.indexOf(name);
        int start = cursor.at();
        if (index == MemberNames.NONE || !JsonString.skipPlain(cursor)) {
            cursor.moveTo(start);
            return add(name, JsonString.read(cursor));
        }
        encoded[index] = (long) start << Integer.SIZE | (cursor.at() - 1);
        return addKnown(index, ENCODED);
    }

    /** Adds a member, and returns whether it is the first one of this name. */
    boolean add(String name, @Nullable Object value) {
        int index = MemberNames.indexOf(name);
        return index == MemberNames.NONE ? addOther(name, value) : addKnown(index, value == null ? NULL : value);
    }

    private boolean addKnown(int index, Object value) {
        boolean first = known[index] == null;
        known[index] = value;
        size++;
        return first;
    }

    private boolean addOther(String name, @Nullable Object value) {
        if (others.isEmpty()) {
            others = new HashMap<>();
        }
        int before = others.size();
        others.put(name, value);
        size++;
        return others.size() > before;
    }

    @Override
    public boolean containsKey(Object name) {
        int index = MemberNames.indexOf((String) name);
        return index == MemberNames.NONE ? others.containsKey(name) : known[index] != null;
    }

    @Override
    public @Nullable Object get(Object name) {
        int index = MemberNames.indexOf((String) name);
        if (index == MemberNames.NONE) {
            return others.get(name);
        }
        Object value = known[index];
        if (value == ENCODED) {
            value = decoded(index);
            known[index] = value;
        }
        return value == NULL ? null : value;
    }

    private String decoded(int index) {
        int start = (int) (encoded[index] >>> Integer.SIZE);
        int end = (int) encoded[index];
        return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> all = new HashMap<>(others);
        for (int index = 0; index < known.length; index++) {
            if (known[index] != null) {
                String name = MemberNames.at(index);
                all.put(name, get(name));
            }
        }
        return Collections.unmodifiableMap(all).entrySet();
    }
}
