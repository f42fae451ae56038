package io.github.entrafilter.token;

import com.nimbusds.jose.util.Base64URL;
import java.util.Arrays;

/** A parsed token; nothing of it is verified. Used by one thread. */
final class UnverifiedToken {

    private final Claims header;
    private final Claims claims;
    private final byte[] field;
    private final int start;
    private final int end;
    private final Base64URL signature;

    /**
     * Header and payload with a signature over them.
     *
     * @param field the bytes of the field that holds the token; not copied
     * @param start the position of the header
     * @param end the position after the payload
     */
    UnverifiedToken(Claims header, Claims claims, byte[] field, int start, int end, Base64URL signature) {
        this.header = header;
        this.claims = claims;
        this.field = field;
        this.start = start;
        this.end = end;
        this.signature = signature;
    }

    Claims header() {
        return header;
    }

    Claims claims() {
        return claims;
    }

    /** The signing input of a verified token, to keep. Overwrites the signature's characters: it has been decoded. */
    SigningInput signingInput() {
        return SigningInput.overwritingSignature(field, start, end);
    }

    /** The bytes of the signing input; a copy for each call. */
    byte[] signed() {
        return Arrays.copyOfRange(field, start, end);
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

        DecodedSignature(byte[] bytes) {
            super("");
            this.bytes = bytes;
        }

        /** Returns the bytes themselves: only the verification reads them. */
        @Override
        public byte[] decode() {
            return bytes;
        }
    }
}
