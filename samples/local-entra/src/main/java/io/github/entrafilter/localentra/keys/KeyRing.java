package io.github.entrafilter.localentra.keys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The keys of this cloud as time goes by: which are published, which one signs, which one comes next. Safe for use by
 * several threads.
 */
public final class KeyRing {

    private static final int PUBLISHED_AT_FIRST = 2;
    private static final int BITS = 2048;

    private final List<SigningKey> published = new ArrayList<>();
    private final Deque<SigningKey> toCome = new ArrayDeque<>();

    KeyRing(List<SigningKey> stock) {
        published.addAll(stock.subList(0, PUBLISHED_AT_FIRST));
        toCome.addAll(stock.subList(PUBLISHED_AT_FIRST, stock.size()));
    }

    /** The published keys, the oldest first. */
    public synchronized List<SigningKey> published() {
        return List.copyOf(published);
    }

    /** The key that signs: the one published last. */
    synchronized SigningKey current() {
        return published.get(published.size() - 1);
    }

    /** The key that the next rotation publishes. */
    synchronized SigningKey next() {
        if (toCome.isEmpty()) {
            toCome.add(SigningKeyGenerator.generate(BITS, KeyOwner.PUBLIC_CLOUD.certificateName()));
        }
        return toCome.getFirst();
    }

    /** Publishes the next key, beside the others, and signs with it from now on. */
    public synchronized void rotate() {
        published.add(next());
        toCome.removeFirst();
    }

    /** Publishes the oldest key no longer. */
    public synchronized void withdrawOldest() {
        if (published.size() == 1) {
            throw new IllegalStateException("The only published key cannot be withdrawn: rotate first");
        }
        published.remove(0);
    }
}
