package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client authentication by assertion. Each refused assertion is a valid one with one defect. */
@LocalEntra
class ClientAssertionTest {

    private static final String TOKEN_ENDPOINT = "/aaaaaaaa-0000-4000-8000-000000000000/oauth2/v2.0/token";
    private static final String NIGHTLY_JOB = "66666666-c11d-4000-8000-000000000000";
    private static final String ORDERS_CLIENT = "33333333-c11d-4000-8000-000000000000";

    @TempDir
    private static Path files;

    private static LocalEntraServer entra;
    private static PrivateKey key;
    private static X509Certificate certificate;

    @BeforeAll
    static void register(LocalEntraServer server) throws IOException, GeneralSecurityException {
        entra = server;
        Map<String, String> environment = server.environmentForClient().withCertificate("nightly-job", files);
        String pem = Files.readString(Path.of(environment.getOrDefault("AZURE_CLIENT_CERTIFICATE_PATH", "")));
        key = privateKey(pem);
        certificate = X509CertUtils.parse(pem.substring(pem.indexOf("-----BEGIN CERTIFICATE")));
    }

    @Test
    void client_authenticates_with_its_certificate() throws JOSEException {
        assertThat(claims(ask(NIGHTLY_JOB, signed(it -> it))))
                .containsEntry("azp", NIGHTLY_JOB)
                .containsEntry("azpacr", "2");
    }

    @Test
    void sha_1_thumbprint_is_accepted() throws JOSEException, ParseException {
        JWSHeader header = JWSHeader.parse(
                Map.of("alg", "RS256", "x5t", thumbprint("SHA-1").toString()));

        assertThat(claims(ask(NIGHTLY_JOB, signed(header, honest().build())))).containsEntry("azp", NIGHTLY_JOB);
    }

    @Test
    void base64_thumbprint_is_accepted() throws JOSEException, ParseException {
        String padded = Base64.getEncoder().encodeToString(thumbprint("SHA-256").decode());
        JWSHeader header = JWSHeader.parse(Map.of("alg", "RS256", "x5t#S256", padded));

        assertThat(claims(ask(NIGHTLY_JOB, signed(header, honest().build())))).containsEntry("azp", NIGHTLY_JOB);
    }

    @Test
    void workload_authenticates_with_its_service_account() throws IOException {
        assertThat(claims(ask(ORDERS_CLIENT, federatedToken("orders-client"))))
                .containsEntry("azp", ORDERS_CLIENT)
                .containsEntry("azpacr", "2");
    }

    @Test
    void service_account_of_another_identity_is_refused() throws IOException {
        Map<String, Object> response = ask(ORDERS_CLIENT, federatedToken("orders-admin"));

        assertThat(codes(response)).containsExactly(700213L);
        assertThat((String) response.get("error_description"))
                .contains("presented assertion subject 'system:serviceaccount:default:orders-admin'");
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://issuer.example,  700211, presented assertion issuer \"https://issuer.example\"",
        "aud, api://AzureAD,           700212, presented assertion audience \"api://AzureAD\"",
        "sub, system:x,                700213, presented assertion subject \"system:x\"",
        "jti, any,                     700027, Client assertion failed signature validation.",
    })
    void federated_token_with_another_claim_is_refused(String claim, String value, long code, String message)
            throws Exception {
        JWTClaimsSet issued = SignedJWT.parse(federatedToken("orders-client")).getJWTClaimsSet();
        JWTClaimsSet changed =
                new JWTClaimsSet.Builder(issued).claim(claim, value).build();

        Map<String, Object> response = ask(ORDERS_CLIENT, signed(new JWSHeader(JWSAlgorithm.RS256), changed));

        assertThat(codes(response)).containsExactly(code);
        assertThat((String) response.get("error_description")).contains(message.replace("\"", "'"));
    }

    @Test
    void certificate_of_a_managed_identity_is_refused() throws JOSEException {
        assertThat(codes(ask(
                        ORDERS_CLIENT,
                        signed(claims -> claims.issuer(ORDERS_CLIENT).subject(ORDERS_CLIENT)))))
                .containsExactly(700027L);
    }

    @Test
    void assertion_without_thumbprint_is_refused() throws JOSEException {
        JWSHeader header = new JWSHeader(JWSAlgorithm.RS256);

        assertThat(codes(ask(NIGHTLY_JOB, signed(header, honest().build())))).containsExactly(700027L);
    }

    @Test
    void assertion_with_another_audience_is_refused() throws JOSEException {
        assertThat(codes(ask(NIGHTLY_JOB, signed(claims -> claims.audience("https://issuer.example/token")))))
                .containsExactly(700023L);
    }

    @Test
    void expired_assertion_is_refused() throws JOSEException {
        assertThat(codes(ask(
                        NIGHTLY_JOB,
                        signed(claims ->
                                claims.expirationTime(Date.from(Instant.now().minusSeconds(360)))))))
                .containsExactly(700024L);
    }

    @Test
    void assertion_without_expiry_is_refused() throws JOSEException {
        assertThat(codes(ask(NIGHTLY_JOB, signed(claims -> claims.expirationTime(null)))))
                .containsExactly(700024L);
    }

    private static String federatedToken(String name) throws IOException {
        Map<String, String> environment = entra.environmentForClient().withWorkloadIdentity(name, files);
        return Files.readString(Path.of(environment.getOrDefault("AZURE_FEDERATED_TOKEN_FILE", "")));
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.PS256)
                .x509CertSHA256Thumbprint(thumbprint("SHA-256"))
                .build();
        return signed(header, change.apply(honest()).build());
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String label = "PRIVATE KEY-----";
        String body = pem.substring(pem.indexOf(label) + label.length(), pem.indexOf("-----END"));
        byte[] pkcs8 = Base64.getMimeDecoder().decode(body);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static Base64URL thumbprint(String hash) {
        try {
            return Base64URL.encode(MessageDigest.getInstance(hash).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JWTClaimsSet.Builder honest() {
        return new JWTClaimsSet.Builder()
                .issuer(NIGHTLY_JOB)
                .subject(NIGHTLY_JOB)
                .audience(entra.overHttps().address() + TOKEN_ENDPOINT)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static Map<String, Object> ask(String clientId, String assertion) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId,
                "scope", "api://11111111-c11d-4000-8000-000000000000/.default",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion));
        return Client.json(new Client(entra).post(TOKEN_ENDPOINT, form));
    }

    private static Map<String, Object> claims(Map<String, Object> response) {
        assertThat(response).containsKey("access_token");
        return DecodedToken.of(String.valueOf(response.get("access_token"))).claims();
    }

    private static List<Object> codes(Map<String, Object> response) {
        return List.copyOf((List<?>) response.getOrDefault("error_codes", List.of()));
    }
}
