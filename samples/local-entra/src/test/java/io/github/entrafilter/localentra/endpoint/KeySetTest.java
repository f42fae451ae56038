package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LocalEntra
class KeySetTest {

    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000000";
    private static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private Client client;
    private String base;

    @BeforeEach
    void find(LocalEntraServer entra) {
        client = new Client(entra);
        base = entra.authority().toString();
    }

    @Test
    void version_2_key_set_names_the_owner_of_each_key() {
        assertThat(keys("/" + TENANT + "/discovery/v2.0/keys"))
                .extracting(key -> key.get("cloud_instance_name") + " " + key.get("issuer"))
                .containsExactly(
                        "microsoftonline.com " + base + "/" + TENANT + "/v2.0",
                        "microsoftonline.com " + base + "/" + TENANT + "/v2.0",
                        "microsoftonline.us " + base + "/" + TENANT + "/v2.0",
                        "microsoftonline.us " + base + "/" + TENANT + "/v2.0",
                        "microsoftonline.com " + base + "/" + CONSUMERS + "/v2.0",
                        "microsoftonline.com " + base + "/" + CONSUMERS + "/v2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations"})
    void tenant_independent_key_set_has_an_issuer_template(String segment) {
        assertThat(keys("/" + segment + "/discovery/v2.0/keys").subList(0, 4))
                .extracting(key -> key.get("issuer"))
                .containsOnly(base + "/{tenantid}/v2.0");
    }

    @Test
    void version_1_key_set_does_not_name_owners() {
        assertThat(keys("/" + TENANT + "/discovery/keys"))
                .hasSize(6)
                .allSatisfy(key -> assertThat(key).doesNotContainKeys("issuer", "cloud_instance_name"));
    }

    @Test
    void both_versions_have_the_same_keys() {
        assertThat(keyIds("/common/discovery/keys")).isEqualTo(keyIds("/common/discovery/v2.0/keys"));
    }

    @Test
    void keys_are_distinct() {
        assertThat(keyIds("/common/discovery/v2.0/keys")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/common/discovery/keys", "/common/discovery/v2.0/keys"})
    void keys_are_rsa_signature_keys_without_alg(String path) {
        assertThat(keys(path))
                .allSatisfy(key -> assertThat(key)
                        .containsEntry("kty", "RSA")
                        .containsEntry("use", "sig")
                        .containsEntry("e", "AQAB")
                        .doesNotContainKey("alg"));
    }

    @Test
    void key_id_is_the_certificate_thumbprint() throws Exception {
        for (Map<String, Object> key : keys("/common/discovery/keys")) {
            byte[] thumbprint =
                    MessageDigest.getInstance("SHA-1").digest(certificate(key).getEncoded());
            assertThat(key.get("kid"))
                    .isEqualTo(key.get("x5t"))
                    .isEqualTo(Base64URL.encode(thumbprint).toString());
        }
    }

    @Test
    void certificates_are_self_signed_with_2048_bits() throws Exception {
        for (Map<String, Object> key : keys("/common/discovery/keys")) {
            X509Certificate certificate = certificate(key);
            RSAPublicKey inCertificate = (RSAPublicKey) certificate.getPublicKey();
            assertThat(inCertificate.getModulus())
                    .isEqualTo(new Base64URL((String) key.get("n")).decodeToBigInteger())
                    .satisfies(modulus -> assertThat(modulus.bitLength()).isEqualTo(2048));
            certificate.verify(inCertificate);
        }
    }

    private List<Object> keyIds(String path) {
        return keys(path).stream().map(key -> key.get("kid")).toList();
    }

    private List<Map<String, Object>> keys(String path) {
        try {
            return Arrays.asList(Objects.requireNonNull(JSONObjectUtils.getJSONObjectArray(client.json(path), "keys")));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(Map<String, Object> key) throws Exception {
        List<?> chain = (List<?>) key.get("x5c");
        assertThat(chain).hasSize(1);
        byte[] der = new Base64((String) chain.get(0)).decode();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
