package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.TestSettings.API;
import static io.github.entrafilter.settings.TestSettings.CLIENT;
import static io.github.entrafilter.settings.TestSettings.OTHER_TENANT;
import static io.github.entrafilter.settings.TestSettings.TENANT;
import static io.github.entrafilter.settings.TestSettings.minimal;
import static io.github.entrafilter.settings.TestSettings.properties;
import static io.github.entrafilter.settings.TestSettings.read;
import static io.github.entrafilter.settings.TestSettings.reader;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.AccessSettings.ContainerLogin;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.CallerPolicy.AcceptedCallers;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.CallerPolicy.RoleAssignment;
import io.github.entrafilter.settings.KeySettings.VerificationProvider;
import io.github.entrafilter.settings.ResponseSettings.ErrorDetail;
import io.github.entrafilter.settings.ResponseSettings.Resource;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import io.github.entrafilter.settings.address.AddressRange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingValuesTest {

    @Test
    void allowed_tenants_are_a_list() {
        TrustSettings trust = read("allowed-tenants", " " + OTHER_TENANT + " ,, " + TENANT + ",")
                .trust();
        assertThat(trust.tenants()).containsExactlyInAnyOrder(TENANT, OTHER_TENANT);
    }

    @ParameterizedTest
    @CsvSource({
        TENANT + ", '', " + TENANT,
        "'', " + TENANT + ", " + TENANT,
        TENANT + ", " + TENANT + ", " + TENANT,
        TENANT + ", " + OTHER_TENANT + ", '" + TENANT + "," + OTHER_TENANT + "'",
        "'', '" + OTHER_TENANT + "," + TENANT + "', '" + TENANT + "," + OTHER_TENANT + "'",
    })
    void allowed_tenants_add_to_the_tenant_id(String tenantId, String allowed, String trusted) {
        Settings settings = read("tenant-id", tenantId, "allowed-tenants", allowed);
        assertThat(settings.trust().tenants()).containsExactlyInAnyOrder(trusted.split(",", -1));
        assertThat(settings.keys().tenants()).isEqualTo(settings.trust().tenants());
    }

    @Test
    void ids_are_read_in_any_case() {
        assertThat(read("tenant-id", "ABCDEFAB-4444-4444-4444-444444444444 ")
                        .trust()
                        .tenants())
                .containsExactly(CLIENT);
        assertThat(read("client-id", "ABCDEFAB-4444-4444-4444-444444444444")
                        .trust()
                        .audiences())
                .containsExactlyInAnyOrder(CLIENT, "api://" + CLIENT, "api://" + CLIENT + "/");
        assertThat(read("allowed-clients", "ABCDEFAB-4444-4444-4444-444444444444")
                        .trust()
                        .callers()
                        .allowedClients())
                .containsExactly(CLIENT);
    }

    @Test
    void audiences_add_to_those_of_the_client_id() {
        assertThat(read("audiences", "api://orders, https://orders.contoso.example/", "token-versions", "2.0")
                        .trust()
                        .audiences())
                .containsExactlyInAnyOrder(API, "api://" + API, "api://orders", "https://orders.contoso.example/");
    }

    /** Entra writes the App ID URI into v1.0 tokens as the client requested it, and the client id into v2.0 tokens. */
    @ParameterizedTest
    @CsvSource({
        "'1.0, 2.0', '',                  '{id},api://{id},api://{id}/'",
        "1.0,        '',                  '{id},api://{id},api://{id}/'",
        "2.0,        '',                  '{id},api://{id}'",
        "1.0,        https://api.example, '{id},api://{id},api://{id}/,https://api.example,https://api.example/'",
        "2.0,        https://api.example, '{id},api://{id}'",
    })
    void audiences_are_what_entra_writes_into_tokens_of_each_version(
            String versions, String resourceUrl, String audiences) {
        assertThat(read("token-versions", versions, "resource-url", resourceUrl)
                        .trust()
                        .audiences())
                .containsExactlyInAnyOrder(audiences.replace("{id}", API).split(",", -1));
    }

    @Test
    void audiences_need_no_client_id() {
        Settings settings =
                reader(Map.of("tenant-id", TENANT, "audiences", "api://orders")).read("test");
        assertThat(settings.trust().audiences()).containsExactly("api://orders");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.microsoftonline.us, https://login.microsoftonline.us",
        "https://login.microsoftonline.us/, https://login.microsoftonline.us",
        "' https://login.microsoftonline.us ', https://login.microsoftonline.us",
        "https://login.contoso.example:8443, https://login.contoso.example:8443",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "http://127.9.9.9:8080, http://127.9.9.9:8080",
        "http://[::1]:8080, http://[::1]:8080",
        "https://login.windows.net, https://login.microsoftonline.com",
        "https://LOGIN.Windows.net:443/, https://login.microsoftonline.com",
        "https://login.microsoft.com, https://login.microsoftonline.com",
        "https://sts.windows.net/, https://login.microsoftonline.com",
        "https://login.chinacloudapi.cn, https://login.partner.microsoftonline.cn",
        "https://sts.chinacloudapi.cn, https://login.partner.microsoftonline.cn",
        "https://login.usgovcloudapi.net, https://login.microsoftonline.us",
        "https://login.sovcloud-identity.fr, https://login.sovcloud-identity.fr",
        "https://contoso.ciamlogin.com, https://" + TENANT + ".ciamlogin.com",
        "https://Contoso.ciamlogin.com/, https://" + TENANT + ".ciamlogin.com",
        "https://" + TENANT + ".ciamlogin.com, https://" + TENANT + ".ciamlogin.com",
        "https://ciamlogin.com.contoso.example, https://ciamlogin.com.contoso.example"
    })
    void authority_is_normalized(String written, URI authority) {
        assertThat(read("authority", written).keys().authority()).isEqualTo(authority);
    }

    @Test
    void external_id_issues_v2_tokens_only() {
        Settings settings = read("authority", "https://contoso.ciamlogin.com");
        assertThat(settings.trust().versions()).containsExactly(TokenVersion.V2);
        assertThat(settings.keys().versions()).containsExactly(TokenVersion.V2);
        assertThat(settings.trust().audiences()).containsExactlyInAnyOrder(API, "api://" + API);
    }

    @Test
    void signing_keys_belong_to_the_tenant_or_the_application() {
        assertThat(read("signing-keys", "application").keys().application()).contains(API);
        assertThat(read("signing-keys", "tenant").keys().application()).isEqualTo(Optional.empty());
    }

    @Test
    void owner_of_signing_keys_is_in_lower_case() {
        assertThat(read("signing-keys", "application", "client-id", "ABCDEFAB-4444-4444-4444-444444444444")
                        .keys()
                        .application())
                .contains(CLIENT);
    }

    @ParameterizedTest
    @CsvSource({"1.0, V1", "2.0, V2"})
    void token_versions_are_read(String written, TokenVersion version) {
        Settings settings = read("token-versions", written);
        assertThat(settings.trust().versions()).containsExactly(version);
        assertThat(settings.keys().versions()).containsExactly(version);
    }

    @ParameterizedTest
    @CsvSource({"applications, APPLICATIONS", "users, USERS", "any, ANY", "' any ', ANY"})
    void accepted_callers_are_read(String written, AcceptedCallers callers) {
        assertThat(read("accepted-callers", written).trust().callers().acceptedCallers())
                .isEqualTo(callers);
    }

    @ParameterizedTest
    @CsvSource({"true, REQUIRED", "false, OPTIONAL"})
    void role_assignment_is_read(String written, RoleAssignment assignment) {
        assertThat(read("assignment-required", written).trust().callers().roleAssignment())
                .isEqualTo(assignment);
    }

    @ParameterizedTest
    @CsvSource({"any, ANY", "secret, SECRET", "certificate, CERTIFICATE"})
    void client_authentication_is_read(String written, ClientAuthentication minimum) {
        assertThat(read("client-authentication", written).trust().callers().minAuthentication())
                .isEqualTo(minimum);
    }

    @Test
    void scopes_are_a_list() {
        assertThat(read("scopes-allowed", "orders.read, orders.write")
                        .trust()
                        .callers()
                        .scopesAllowed())
                .containsExactlyInAnyOrder("orders.read", "orders.write");
    }

    @Test
    void registered_callers_have_a_name_an_id_and_roles() {
        String written = "billing=ABCDEFAB-4444-4444-4444-444444444444 consumer  admin,\n reports=" + API;
        assertThat(read("callers", written).trust().callers().registered())
                .containsExactlyInAnyOrder(
                        new RegisteredCaller("billing", CLIENT, Set.of("consumer", "admin")),
                        new RegisteredCaller("reports", API, Set.of()));
    }

    @Test
    void signature_algorithms_are_a_list() {
        assertThat(read("signature-algorithms", "RS256, PS512").trust().algorithms())
                .containsExactlyInAnyOrder(SignatureAlgorithm.RS256, SignatureAlgorithm.PS512);
    }

    @ParameterizedTest
    @CsvSource({"clock-skew, PT0S", "clock-skew, PT5M"})
    void clock_skew_bounds_are_valid(String setting, Duration skew) {
        assertThat(read(setting, skew.toString()).trust().clockSkew()).isEqualTo(skew);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 1048576})
    void token_size_bounds_are_valid(int bytes) {
        assertThat(read("max-token-bytes", Integer.toString(bytes)).trust().maxTokenBytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "key-refresh-interval, PT1M",
        "key-refresh-interval, PT24H",
        "key-refresh-min-interval, PT1S",
        "key-refresh-min-interval, P30D",
        "key-last-known-good, PT12H",
        "key-last-known-good, P30D",
        "connect-timeout, PT0.01S",
        "connect-timeout, PT1M",
        "read-timeout, PT0.01S",
        "read-timeout, PT1M"
    })
    void duration_bounds_are_valid(String setting, Duration duration) {
        KeySettings keys = read(setting, duration.toString()).keys();
        assertThat(Map.of(
                        "key-refresh-interval", keys.refreshInterval(),
                        "key-refresh-min-interval", keys.minRefreshInterval(),
                        "key-last-known-good", keys.lastKnownGood(),
                        "connect-timeout", keys.network().connectTimeout(),
                        "read-timeout", keys.network().readTimeout()))
                .containsEntry(setting, duration);
    }

    @Test
    void refresh_interval_may_be_one_second_for_a_loopback_authority() {
        assertThat(read("authority", "http://localhost:8080", "key-refresh-interval", "PT1S")
                        .keys()
                        .refreshInterval())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void roles_are_a_list() {
        assertThat(read("roles-allowed", "admin, Order.Reader, a\\,b").access().rolesAllowed())
                .containsExactlyInAnyOrder("admin", "Order.Reader", "a,b");
    }

    @Test
    void public_paths_are_a_list() {
        assertThat(read("public-paths", "/health, /open/*, *.css, /.well-known/x")
                        .access()
                        .publicPaths())
                .containsExactlyInAnyOrder("/health", "/open/*", "*.css", "/.well-known/x");
    }

    @Test
    void public_path_can_be_the_context_root_alone() {
        assertThat(read("public-paths", "/").access().publicPaths()).containsExactly("/");
    }

    /** An application's public paths are no exception to the roles that one of its filters requires. */
    @ParameterizedTest
    @CsvSource({
        "'', '', /health, '', /health, ''",
        "'', consumer, /health, '', /health, ''",
        "admin, '', /health, '', '', /health",
        "admin, consumer, /health, '', '', /health",
        "admin, consumer, /health, /open, /open, ''",
        "'', consumer, /health, /open, /open, ''",
        "admin, '', '', '', '', ''",
        "admin, '', '', /open, /open, ''",
    })
    void public_paths_are_not_inherited_by_a_filter_with_its_own_roles(
            String ownRoles, String roles, String paths, String ownPaths, String open, String closed) {
        AccessSettings access = reader(
                        minimal("roles-allowed", ownRoles, "public-paths", ownPaths),
                        properties(Map.of("entra.roles-allowed", roles, "entra.public-paths", paths)))
                .read("test")
                .access();
        assertThat(String.join(",", access.publicPaths())).isEqualTo(open);
        assertThat(String.join(",", access.closedPaths())).isEqualTo(closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "::1", "2001:DB8::1", "10.0.0.0/8", "fd00::/8"})
    void trusted_proxies_are_addresses_and_ranges(String written) {
        AccessSettings access = read("client-certificate-header", "Client-Cert", "trusted-proxies", written)
                .access();
        assertThat(access.certificateHeader()).contains("Client-Cert");
        assertThat(access.trustedProxies()).containsExactly(AddressRange.of(written));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_000_000})
    void token_cache_size_bounds_are_valid(int size) {
        assertThat(read("token-cache-size", Integer.toString(size)).trust().tokenCacheSize())
                .isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"enforce, ENFORCE", "report, REPORT"})
    void mode_is_read(String written, EnforcementMode mode) {
        assertThat(read("mode", written).access().mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({"jdk, JDK", "corretto, CORRETTO", "conscrypt, CONSCRYPT"})
    void verification_provider_is_read(String written, VerificationProvider provider) {
        assertThat(read("verification-provider", written).keys().verificationProvider())
                .isEqualTo(provider);
    }

    @ParameterizedTest
    @CsvSource({"true, ON", "false, OFF", "yes, OFF"})
    void container_login_is_read(String written, ContainerLogin login) {
        assertThat(reader(minimal(), properties(Map.of("entra.container-login", written)))
                        .containerLogin())
                .isEqualTo(login);
    }

    @Test
    void realm_is_read() {
        assertThat(read("realm", "Orders (test)").responses().realm()).contains("Orders (test)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.contoso.example/orders",
                "https://api.contoso.example",
                "http://localhost:8080/orders",
                "http://127.0.0.1:8080",
                "http://[::1]/mcp"
            })
    void resource_url_is_read(String url) {
        assertThat(read("resource-url", url).responses().resource())
                .contains(new Resource(URI.create(url), Optional.empty(), Optional.empty()));
    }

    @Test
    void resource_has_a_name_and_documentation() {
        ResponseSettings responses = read(
                        "resource-url", "https://api.contoso.example",
                        "resource-name", "B\u00fccher & \"more\"",
                        "resource-documentation", "https://docs.contoso.example/")
                .responses();
        assertThat(responses.resource())
                .contains(new Resource(
                        URI.create("https://api.contoso.example"),
                        Optional.of("B\u00fccher & \"more\""),
                        Optional.of(URI.create("https://docs.contoso.example/"))));
    }

    @ParameterizedTest
    @CsvSource({"terse, TERSE", "full, FULL"})
    void error_detail_is_read(String written, ErrorDetail detail) {
        assertThat(read("error-detail", written).responses().errorDetail()).isEqualTo(detail);
    }

    @Test
    void proxy_may_have_credentials() {
        assertThat(read("proxy", "http://proxy.contoso.example:3128")
                        .keys()
                        .network()
                        .proxy())
                .contains(new NetworkSettings.Proxy("proxy.contoso.example", 3128, Optional.empty()));
        assertThat(read("proxy", "http://user:pass%3Aword@proxy.contoso.example:3128")
                        .keys()
                        .network()
                        .proxy())
                .contains(new NetworkSettings.Proxy(
                        "proxy.contoso.example",
                        3128,
                        Optional.of(new NetworkSettings.Credentials("user", "pass:word"))));
    }

    @Test
    void files_are_read(@TempDir Path folder) throws IOException {
        Path store = Files.createFile(folder.resolve("trusted.p12"));
        KeySettings keys = read(
                        "key-store", folder.resolve("keys").toString(),
                        "trust-store", store.toString())
                .keys();
        assertThat(keys.keyStore()).contains(folder.resolve("keys"));
        assertThat(keys.network().trustStore()).contains(new NetworkSettings.TrustStore(store, "changeit"));
    }
}
