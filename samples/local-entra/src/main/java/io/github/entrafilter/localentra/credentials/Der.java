package io.github.entrafilter.localentra.credentials;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Writes the Distinguished Encoding Rules: tag, length and contents (X.690, section 10). */
final class Der {

    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int UTC_TIME = 0x17;
    static final int SEQUENCE = 0x30;

    private static final int CONTEXT_SPECIFIC = 0x80;
    private static final int CONSTRUCTED = 0x20;
    private static final int SHORT_LENGTHS = 0x80;

    private Der() {}

    /** Returns an element, with its length in the shortest form. */
    static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            body.writeBytes(content);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (body.size() < SHORT_LENGTHS) {
            whole.write(body.size());
        } else {
            byte[] length = BigInteger.valueOf(body.size()).toByteArray();
            int leading = length[0] == 0 ? 1 : 0;
            whole.write(SHORT_LENGTHS | (length.length - leading));
            whole.write(length, leading, length.length - leading);
        }
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    /** Returns the implicit tag {@code [number]}. */
    static int implicit(int number) {
        return CONTEXT_SPECIFIC | number;
    }

    /** Returns the explicit tag {@code [number]}, which encloses another element. */
    static int explicit(int number) {
        return CONTEXT_SPECIFIC | CONSTRUCTED | number;
    }
}
