package io.github.entrafilter.http;

import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.address.IpAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The client certificate of a request: the connection's or, behind a trusted proxy, the one in the header that the
 * proxy writes (RFC 9440). Thread-safe.
 */
public final class ClientCertificateSource {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    /** Enough for any certificate in base64: one for RSA-4096 with many names takes about 4,000 characters. */
    private static final int MAX_HEADER_LENGTH = 16_384;

    private final AccessSettings settings;
    private final AtomicBoolean warned = new AtomicBoolean();

    public ClientCertificateSource(AccessSettings settings) {
        this.settings = settings;
    }

    /** Whether the other source trusts the same certificates. */
    public boolean trustsLike(ClientCertificateSource other) {
        return settings.certificateHeader().equals(other.settings.certificateHeader())
                && settings.trustedProxies().equals(other.settings.trustedProxies());
    }

    /** SHA-256 of the certificate in base64url; empty where there is no proven certificate. */
    public Optional<String> thumbprint(IncomingRequest request) {
        return certificate(request).map(ClientCertificateSource::sha256);
    }

    private Optional<byte[]> certificate(IncomingRequest request) {
        Optional<String> header = settings.certificateHeader();
        return header.isPresent() && isFromTrustedProxy(request)
                ? inHeader(request.header(header.get()))
                : request.clientCertificate();
    }

    private boolean isFromTrustedProxy(IncomingRequest request) {
        boolean proven = PeerAddress.of(request).filter(this::isTrusted).isPresent();
        if (!proven
                && request.peer().flatMap(IpAddress::of).filter(this::isTrusted).isPresent()
                && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "ignored " + settings.certificateHeader().orElse("") + " of a request whose forwarding header"
                            + " (such as X-Forwarded-For) names the trusted proxy that it seems to come from: the"
                            + " server may have taken the remote address from that header; not logged again");
        }
        return proven;
    }

    private boolean isTrusted(IpAddress peer) {
        return settings.trustedProxies().stream().anyMatch(range -> range.contains(peer));
    }

    /** A byte sequence of RFC 8941, section 3.3.5: base64 between colons. Several certificates count as none. */
    private static Optional<byte[]> inHeader(List<String> values) {
        if (values.size() != 1 || values.get(0).length() > MAX_HEADER_LENGTH) {
            return Optional.empty();
        }
        String value = values.get(0).strip();
        if (value.length() < 3 || !value.startsWith(":") || !value.endsWith(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder()
                    .decode(value.substring(1, value.length() - 1).getBytes(StandardCharsets.ISO_8859_1)));
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
