package io.github.entrafilter.protection;

/** SHA-256 of a token: tells tokens apart, and does not tell the token. */
record TokenDigest(long first, long second, long third, long fourth) {

    /** Of what cannot be digested; no SHA-256 is known that is all zeros. */
    static final TokenDigest NONE = new TokenDigest(0, 0, 0, 0);

    /** Its bits are as good as random: any of them will do. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
