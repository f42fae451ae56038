package io.github.entrafilter.localentra;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
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
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * Writes the plainest X.509 certificate there is: version 1, no extensions (RFC 5280, section 4.1). The JDK can read
 * certificates, and offers no API to write one.
 */
final class SelfSignedCertificate {

    /** AlgorithmIdentifier of sha256WithRSAEncryption (RFC 4055, section 5). */
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int SERIAL_BITS = 64;

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTC = 0x17;
    private static final int SEQUENCE = 0x30;

    private SelfSignedCertificate() {}

    static X509Certificate of(KeyPair pair, X500Principal name, Instant from, Instant to)
            throws GeneralSecurityException {
        byte[] serial = new BigInteger(SERIAL_BITS, new SecureRandom()).toByteArray();
        byte[] validity = der(SEQUENCE, time(from), time(to));
        byte[] content = der(
                SEQUENCE,
                der(INTEGER, serial),
                SHA256_WITH_RSA,
                name.getEncoded(),
                validity,
                name.getEncoded(),
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(content);
        byte[] noUnusedBits = {0};
        byte[] certificate = der(SEQUENCE, content, SHA256_WITH_RSA, der(BIT_STRING, noUnusedBits, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] time(Instant instant) {
        return der(UTC, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /** Tag, length and contents, with the length in as few bytes as it takes (X.690, section 10.1). */
    private static byte[] der(int tag, byte[]... contents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            body.writeBytes(content);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (body.size() < 0x80) {
            whole.write(body.size());
        } else {
            byte[] length = BigInteger.valueOf(body.size()).toByteArray();
            int leading = length[0] == 0 ? 1 : 0;
            whole.write(0x80 | (length.length - leading));
            whole.write(length, leading, length.length - leading);
        }
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }
}
