package io.github.entrafilter.token;

import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

/** A parsed token; nothing of it is verified. Used by one thread. */
final class UnverifiedToken {

    private final Claims header;
    private final Claims claims;
    private final String text;
    private final byte[] signed;
    private final Base64URL signature;
    private @Nullable SigningInput signingInput;

    /**
     * Header and payload with a signature over them.
     *
     * @param text the signing input
     * @param signed its bytes
     */
    UnverifiedToken(Claims header, Claims claims, String text, byte[] signed, Base64URL signature) {
        this.header = header;
        this.claims = claims;
        this.text = text;
        this.signed = signed;
        this.signature = signature;
    }

    Claims header() {
        return header;
    }

    Claims claims() {
        return claims;
    }

    /** The signing input, to keep; made only of genuine tokens. */
    SigningInput signingInput() {
        if (signingInput == null) {
            signingInput = new SigningInput(text);
        }
        return signingInput;
    }

    /** The bytes of the signing input. Not copied, as only the verification reads them. */
    byte[] signed() {
        return signed;
    }

    Base64URL signature() {
        return signature;
    }

    /**
     * A signature that is decoded once, by the parser. The decoder of nimbus is slow: decoding again for the
     * verification costs 9 % of it.
     */
    static final class DecodedSignature extends Base64URL {

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
}
