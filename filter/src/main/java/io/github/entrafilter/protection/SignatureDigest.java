package io.github.entrafilter.protection;

/** SHA-256 of a token's signature: identifies the signature without revealing it. */
record SignatureDigest(long first, long second, long third, long fourth) implements TokenCache.CacheResult {

    /** The digest for a string that cannot be a token; no input with an all-zero SHA-256 is known. */
    static final SignatureDigest NONE = new SignatureDigest(0, 0, 0, 0);

    /** Any bits will do: they are uniformly distributed. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
