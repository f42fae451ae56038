package io.github.entrafilter.it.clients;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IClientCredential;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/**
 * msal4j with a secret, a certificate or somebody else's assertion.
 *
 * @param here where it finds itself
 */
record MsalConfidentialClient(Situation here) {

    String token() throws Exception {
        return ConfidentialClientApplication.builder(here.variable("AZURE_CLIENT_ID"), credential())
                .authority(here.variable("AZURE_AUTHORITY_HOST") + here.variable("AZURE_TENANT_ID") + "/")
                .instanceDiscovery(false)
                .build()
                .acquireToken(
                        ClientCredentialParameters.builder(Set.of(here.scope())).build())
                .get()
                .accessToken();
    }

    private IClientCredential credential() throws Exception {
        return switch (here.endpoint()) {
            case SECRET -> ClientCredentialFactory.createFromSecret(here.variable("AZURE_CLIENT_SECRET"));
            case CERTIFICATE -> certificate(Files.readString(Path.of(here.variable("AZURE_CLIENT_CERTIFICATE_PATH"))));
            case FEDERATED_TOKEN ->
                ClientCredentialFactory.createFromClientAssertion(
                        Files.readString(Path.of(here.variable("AZURE_FEDERATED_TOKEN_FILE"))));
            case IMDS, APP_SERVICE -> throw new IllegalArgumentException("no confidential client there");
        };
    }

    private static IClientCredential certificate(String pem) throws Exception {
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(decoded(pem)));
        String certificate = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE"));
        return ClientCredentialFactory.createFromCertificate(key, (X509Certificate) CertificateFactory.getInstance(
                        "X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))));
    }

    private static byte[] decoded(String pem) {
        String label = "PRIVATE KEY-----";
        return Base64.getMimeDecoder()
                .decode(pem.substring(pem.indexOf(label) + label.length(), pem.indexOf("-----END")));
    }
}
