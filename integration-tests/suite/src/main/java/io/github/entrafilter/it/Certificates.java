package io.github.entrafilter.it;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Certificates as a proxy passes them on. Their contents are never read, so any bytes will do. */
final class Certificates {

    private Certificates() {}

    /** The value of the header of RFC 9440. */
    static String header(String certificate) {
        return ":" + Base64.getEncoder().encodeToString(bytes(certificate)) + ":";
    }

    /** {@code x5t#S256} of RFC 8705, section 3.1. */
    static String thumbprint(String certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(certificate));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String certificate) {
        return certificate.getBytes(StandardCharsets.UTF_8);
    }
}
