package io.github.entrafilter.authentication;

import io.github.entrafilter.settings.AccessSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Whose certificate a request came with: the connection's or, where a trusted proxy ends the connection, the one in the
 * header that the proxy writes (RFC 9440).
 */
record ClientCertificates(AccessSettings settings) {

    /** SHA-256 of the certificate in base64url; none where there is no certificate that somebody vouches for. */
    Optional<String> thumbprint(IncomingRequest request) {
        return certificate(request).map(ClientCertificates::sha256);
    }

    private Optional<byte[]> certificate(IncomingRequest request) {
        boolean proxied = settings.certificateHeader().isPresent()
                && request.peer().filter(settings.trustedProxies()::contains).isPresent();
        return proxied ? inHeader(request.header(settings.certificateHeader().get())) : request.clientCertificate();
    }

    /** A byte sequence of RFC 8941: base64 between colons. More than one certificate is none. */
    private static Optional<byte[]> inHeader(List<String> values) {
        if (values.size() != 1 || !values.get(0).strip().matches(":[A-Za-z0-9+/]+=*:")) {
            return Optional.empty();
        }
        String value = values.get(0).strip();
        try {
            return Optional.of(Base64.getDecoder()
                    .decode(value.substring(1, value.length() - 1).getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String sha256(byte[] certificate) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
