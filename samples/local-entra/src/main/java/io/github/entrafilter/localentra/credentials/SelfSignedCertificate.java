package io.github.entrafilter.localentra.credentials;

import static io.github.entrafilter.localentra.credentials.Der.element;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** Writes minimal X.509 certificates (RFC 5280, section 4.1). The JDK has no API for that. */
public final class SelfSignedCertificate {

    private static final byte[] NOTHING = {};
    private static final byte[] VERSION_3 = element(Der.explicit(0), element(Der.INTEGER, new byte[] {2}));

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int SERIAL_BITS = 64;

    /** An IP address in a URL. */
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}|\\[.*]");

    private SelfSignedCertificate() {}

    /** Returns a certificate of version 1, without extensions. */
    public static X509Certificate of(KeyPair pair, X500Principal name, Instant from, Instant to)
            throws GeneralSecurityException {
        return signed(pair, name, from, to, NOTHING, NOTHING);
    }

    /** Returns a certificate for these DNS names and IP addresses (RFC 5280, section 4.2.1.6). */
    static X509Certificate of(KeyPair pair, X500Principal name, Instant from, Instant to, Collection<String> hosts)
            throws GeneralSecurityException {
        byte[] names = element(
                Der.SEQUENCE,
                hosts.stream().map(SelfSignedCertificate::generalName).toArray(byte[][]::new));
        byte[] subjectAltName = HexFormat.of().parseHex("0603551d11");
        byte[] extension = element(Der.SEQUENCE, subjectAltName, element(Der.OCTET_STRING, names));
        byte[] extensions = element(Der.explicit(3), element(Der.SEQUENCE, extension));
        return signed(pair, name, from, to, VERSION_3, extensions);
    }

    private static byte[] generalName(String host) {
        if (!IP_ADDRESS.matcher(host).matches()) {
            return element(Der.implicit(2), host.getBytes(StandardCharsets.US_ASCII));
        }
        try {
            return element(Der.implicit(7), InetAddress.getByName(host).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + host, e);
        }
    }

    private static X509Certificate signed(
            KeyPair pair, X500Principal name, Instant from, Instant to, byte[] version, byte[] extensions)
            throws GeneralSecurityException {
        Algorithm algorithm = Algorithm.valueOf(pair.getPrivate().getAlgorithm());
        byte[] content = element(
                Der.SEQUENCE,
                version,
                element(Der.INTEGER, new BigInteger(SERIAL_BITS, new SecureRandom()).toByteArray()),
                algorithm.identifier(),
                name.getEncoded(),
                element(Der.SEQUENCE, time(from), time(to)),
                name.getEncoded(),
                pair.getPublic().getEncoded(),
                extensions);
        Signature signature = Signature.getInstance(algorithm.name);
        signature.initSign(pair.getPrivate());
        signature.update(content);
        byte[] noUnusedBits = {0};
        byte[] certificate = element(
                Der.SEQUENCE, content, algorithm.identifier(), element(Der.BIT_STRING, noUnusedBits, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] time(Instant instant) {
        return element(Der.UTC_TIME, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The signature algorithm of each kind of key, with its AlgorithmIdentifier (RFC 4055, section 5; RFC 5758, section
     * 3.2).
     */
    private enum Algorithm {
        RSA("SHA256withRSA", "300d06092a864886f70d01010b0500"),
        EC("SHA256withECDSA", "300a06082a8648ce3d040302");

        private final String name;
        private final String identifier;

        Algorithm(String name, String identifier) {
            this.name = name;
            this.identifier = identifier;
        }

        byte[] identifier() {
            return HexFormat.of().parseHex(identifier);
        }
    }
}
