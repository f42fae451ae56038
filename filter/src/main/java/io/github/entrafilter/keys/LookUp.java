package io.github.entrafilter.keys;

/**
 * The result of looking a key up.
 *
 * @param keys the keys to judge by
 */
public record LookUp(PublishedKeys keys, Certainty certainty) {

    /** The meaning of a key's absence. */
    public enum Certainty {
        /** The key is not published: a fetch that began after the request, or shortly before it, did not find it. */
        SETTLED,
        /** The key may be published: no such fetch has ended yet. */
        OPEN
    }
}
