package io.github.entrafilter.authentication;

/** SHA-256 of a token: tells tokens apart, and does not tell the token. */
record TokenDigest(long first, long second, long third, long fourth) {

    /** Its bits are as good as random: any of them will do. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
