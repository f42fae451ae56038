package io.github.entrafilter.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text that people pass: bounded, in UTF-8 or, as PowerShell writes it, in UTF-16 with a byte order mark. */
final class BoundedText {

    private static final int MAX_BYTES = 1 << 20;

    private BoundedText() {}

    /**
     * Returns the text without a byte order mark.
     *
     * @param name the source, for the message
     * @throws IOException if it cannot be read or is too long; with a message of one line
     */
    static String read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException(name + " is longer than " + MAX_BYTES + " bytes");
        }
        return new String(bytes, charset(bytes)).replaceFirst("^\uFEFF", "");
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return switch (mark) {
            case 0xfffe -> StandardCharsets.UTF_16LE;
            case 0xfeff -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
