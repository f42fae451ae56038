package io.github.entrafilter.token;

import com.nimbusds.jose.util.Base64URL;

/**
 * A signature that is decoded once, by the parser. The decoder of nimbus is slow: decoding again for the verification
 * costs 9 % of it.
 */
final class DecodedSignature extends Base64URL {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    DecodedSignature(String base64Url, byte[] bytes) {
        super(base64Url);
        this.bytes = bytes;
    }

    /** Returns the bytes themselves: only the verification reads them. */
    @Override
    public byte[] decode() {
        return bytes;
    }
}
