package io.github.entrafilter.localentra.keys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rotating keys of this cloud: those that are published, the one that signs, and the next one. Safe for use by
 * several threads.
 */
public final class KeyRing {

    private static final int PUBLISHED_AT_FIRST = 2;
    private static final int BITS = 2048;

    private final List<RsaSigningKey> published = new ArrayList<>();
    private final Deque<RsaSigningKey> toCome = new ArrayDeque<>();

    KeyRing(List<RsaSigningKey> stock) {
        published.addAll(stock.subList(0, PUBLISHED_AT_FIRST));
        toCome.addAll(stock.subList(PUBLISHED_AT_FIRST, stock.size()));
    }

    /** Returns a ring of new keys. */
    static KeyRing generated() {
        return new KeyRing(
                Stream.generate(KeyRing::generate).limit(PUBLISHED_AT_FIRST).toList());
    }

    private static RsaSigningKey generate() {
        return RsaKeyGenerator.generate(BITS, KeyOwner.PUBLIC_CLOUD.certificateName());
    }

    /** Returns the published keys, the oldest first. */
    public synchronized List<RsaSigningKey> published() {
        return List.copyOf(published);
    }

    /** Returns the key that signs: the one published last. */
    synchronized RsaSigningKey current() {
        return published.get(published.size() - 1);
    }

    /** Returns the key that the next rotation publishes. */
    synchronized RsaSigningKey next() {
        if (toCome.isEmpty()) {
            toCome.add(generate());
        }
        return toCome.getFirst();
    }

    /** Publishes the next key alongside the others, and signs with it from now on. */
    public synchronized void rotate() {
        published.add(next());
        toCome.removeFirst();
    }

    /** Stops publishing the oldest key. */
    public synchronized void withdrawOldest() {
        if (published.size() == 1) {
            throw new IllegalStateException("The only published key cannot be withdrawn; rotate first");
        }
        published.remove(0);
    }
}
