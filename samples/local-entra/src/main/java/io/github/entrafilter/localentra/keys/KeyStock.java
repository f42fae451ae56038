package io.github.entrafilter.localentra.keys;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The signing keys in the JAR. They are public: to trust them is to trust everyone.
 *
 * @param publicCloud keys of this cloud, in order of publication
 * @param usGovernment keys of the US government cloud
 * @param consumers keys of the consumer tenant
 * @param unpublished a key that is never published
 * @param weak a key of 1024 bits, which RFC 7518, section 3.3, forbids
 */
public record KeyStock(
        List<RsaSigningKey> publicCloud,
        List<RsaSigningKey> usGovernment,
        List<RsaSigningKey> consumers,
        RsaSigningKey unpublished,
        RsaSigningKey weak) {

    private static final String RESOURCE = "signing-keys.json";

    /** Copies the lists. */
    public KeyStock {
        publicCloud = List.copyOf(publicCloud);
        usGovernment = List.copyOf(usGovernment);
        consumers = List.copyOf(consumers);
    }

    /** Loads the keys in the JAR. */
    public static KeyStock load() {
        try (InputStream resource = Objects.requireNonNull(KeyStock.class.getResourceAsStream(RESOURCE))) {
            Map<String, Object> json =
                    JSONObjectUtils.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            return new KeyStock(
                    keys(json, "publicCloud"),
                    keys(json, "usGovernment"),
                    keys(json, "consumers"),
                    keys(json, "unpublished").get(0),
                    keys(json, "weak").get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | ParseException e) {
            throw new IllegalStateException(RESOURCE + " is damaged", e);
        }
    }

    private static List<RsaSigningKey> keys(Map<String, Object> json, String name)
            throws GeneralSecurityException, ParseException {
        List<RsaSigningKey> keys = new ArrayList<>();
        for (Map<String, Object> key : Objects.requireNonNull(JSONObjectUtils.getJSONObjectArray(json, name))) {
            keys.add(new RsaSigningKey(privateKey(bytes(key, "privateKey")), certificate(bytes(key, "certificate"))));
        }
        return keys;
    }

    private static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] bytes(Map<String, Object> key, String name) throws ParseException {
        return Base64.getDecoder().decode(Objects.requireNonNull(JSONObjectUtils.getString(key, name)));
    }
}
