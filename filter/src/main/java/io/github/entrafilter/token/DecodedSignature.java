package io.github.entrafilter.token;

import com.nimbusds.jose.util.Base64URL;

/** A signature that is decoded once, when the token is taken apart, and not once more when it is verified. */
final class DecodedSignature extends Base64URL {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    DecodedSignature(String base64Url, byte[] bytes) {
        super(base64Url);
        this.bytes = bytes;
    }

    /** The bytes themselves: nobody but the verification has them. */
    @Override
    public byte[] decode() {
        return bytes;
    }
}
