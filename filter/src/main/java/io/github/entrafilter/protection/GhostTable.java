package io.github.entrafilter.protection;

/**
 * Recently seen tokens, including those that are not cached: sixteen bits of each token's digest, at a place that other
 * bits choose. A later token overwrites an earlier one. Of one-time tokens, one in 65,536 is mistaken for a token that
 * was seen before; that does no harm. Thread-safe without a lock: a lost update costs nothing.
 */
final class GhostTable {

    private final short[] tags;

    /** @param size number of tokens that are remembered at most */
    GhostTable(int size) {
        this.tags = new short[size];
    }

    /** Notes a token, and returns whether it was noted before. */
    boolean note(SignatureDigest token) {
        int place = (int) Long.remainderUnsigned(token.second(), tags.length);
        short tag = (short) token.third();
        boolean noted = tags[place] == tag;
        tags[place] = tag;
        return noted;
    }
}
