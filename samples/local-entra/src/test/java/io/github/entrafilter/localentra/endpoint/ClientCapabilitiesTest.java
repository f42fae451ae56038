package io.github.entrafilter.localentra.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localentra.ChildProcess;
import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.ClientEnvironments;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntra;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claim {@code xms_cc}, which lets an API send claims challenges. */
@LocalEntra
class ClientCapabilitiesTest {

    private static final String ORDERS = "api://11111111-c11d-4000-8000-000000000000";
    private static final String ORDERS_V1 = "api://22222222-c11d-4000-8000-000000000000";
    private static final String CP1 = "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}";

    private final LocalEntraServer entra;
    private final Client client;

    ClientCapabilitiesTest(LocalEntraServer entra) {
        this.entra = entra;
        this.client = new Client(entra);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ORDERS + "    | " + CP1 + "                                                     | [cp1]",
                ORDERS + "    | {\"access_token\":{\"nbf\":{\"essential\":true}}}                  | null",
                ORDERS + "    | {\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\",\"cp2\"]}}} | [cp1, cp2]",
                ORDERS + "    | {\"id_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}             | null",
                ORDERS + "    | ''                                                              | null",
                ORDERS_V1 + " | " + CP1 + "                                                     | null",
            })
    void declared_capability_is_a_claim_where_the_api_has_it_as_an_optional_one(
            String resource, String claims, String capabilities) {
        String token = String.valueOf(ask(resource, claims).get("access_token"));

        assertThat(String.valueOf(DecodedToken.of(token).claims().get("xms_cc")))
                .isEqualTo(capabilities);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "[]", "{\"access_token\":1}", "{\"access_token\":{\"xms_cc\":[]}}"})
    void malformed_claims_parameter_is_refused(String claims) {
        assertThat(ask(ORDERS, claims)).containsEntry("error_codes", List.of(90100L));
    }

    @Test
    void app_service_returns_the_same_token_until_it_is_revoked() throws Exception {
        String first = appService("2025-03-30", "&xms_cc=cp1");

        assertThat(DecodedToken.of(first).claims()).containsEntry("xms_cc", List.of("cp1"));
        assertThat(appService("2025-03-30", "&xms_cc=cp1")).isEqualTo(first);
        assertThat(appService("2025-03-30", "&xms_cc=cp1&token_sha256_to_refresh=" + sha256("another")))
                .isEqualTo(first);
        String next = appService("2025-03-30", "&xms_cc=cp1&token_sha256_to_refresh=" + sha256(first));
        assertThat(next).isNotEqualTo(first);
        assertThat(appService("2025-03-30", "&xms_cc=cp1")).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-30, ''", "2019-08-01, &xms_cc=cp1"})
    void app_service_token_lacks_undeclared_capabilities(String version, String more) {
        assertThat(DecodedToken.of(appService(version, more)).claims()).doesNotContainKey("xms_cc");
    }

    @Test
    @Tag("extended")
    void azure_identity_declares_cp1_over_https(@TempDir Path files) throws Exception {
        try (ChildProcess child = ChildProcess.java(
                entra.environmentForClient().withSecret("nightly-job"),
                "-Djavax.net.ssl.trustStore=" + entra.environmentForClient().trustStore(files),
                "-Djavax.net.ssl.trustStorePassword=" + ClientEnvironments.TRUST_STORE_PASSWORD,
                "-cp",
                ChildProcess.classPath(),
                CapableProbe.class.getName(),
                ORDERS)) {
            String output = child.rest();
            assertThat(output).contains("token ");
            assertThat(DecodedToken.of(output.substring(output.indexOf("token ") + 6)
                                    .strip())
                            .claims())
                    .containsEntry("xms_cc", List.of("CP1"))
                    .containsEntry("iss", entra.overHttps().address() + "/" + entra.tenantId() + "/v2.0");
        }
    }

    private String appService(String version, String more) {
        String secret = entra.environmentForAppService().getOrDefault("IDENTITY_HEADER", "");
        String path = "/msi/token?api-version=" + version + "&resource=" + ORDERS + more;
        return String.valueOf(client.json(path, "X-IDENTITY-HEADER", secret).get("access_token"));
    }

    private Map<String, Object> ask(String resource, String claims) {
        return Client.json(client.post(
                "/" + entra.tenantId() + "/oauth2/v2.0/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "66666666-c11d-4000-8000-000000000000",
                        "client_secret", "no-secret-at-all",
                        "scope", resource + "/.default",
                        "claims", claims)));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
