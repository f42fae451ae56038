package io.github.entrafilter.protection;

/** SHA-256 of a token: identifies the token without revealing it. */
record TokenDigest(long first, long second, long third, long fourth) {

    /** The digest of a string that cannot be a token; no input with an all-zero SHA-256 is known. */
    static final TokenDigest NONE = new TokenDigest(0, 0, 0, 0);

    /** Any bits will do: they are uniformly distributed. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
