package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.entrafilter.settings.CallerPolicy.AcceptedCallers;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.CallerPolicy.RoleAssignment;
import io.github.entrafilter.settings.ResponseSettings.ErrorDetail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String OTHER_TENANT = "22222222-2222-2222-2222-222222222222";
    private static final String API = "33333333-3333-3333-3333-333333333333";
    private static final String CLIENT = "abcdefab-4444-4444-4444-444444444444";

    private static SettingsReader reader(Map<String, String> parameters, SettingSource... others) {
        SettingSource[] sources = new SettingSource[others.length + 1];
        sources[0] = new InitParameterSource(parameters);
        System.arraycopy(others, 0, sources, 1, others.length);
        return new SettingsReader(new SourceChain(sources));
    }

    private static SettingSource environment(Map<String, String> variables) {
        return process(Map.of(), variables);
    }

    private static SettingSource properties(Map<String, String> properties) {
        return process(properties, Map.of());
    }

    private static SettingSource process(Map<String, String> properties, Map<String, String> variables) {
        return FallbackSource.of(properties, variables, name -> List.of());
    }

    /** The least that can be written, and these settings, as names and values by turns. */
    private static Map<String, String> minimal(String... further) {
        Map<String, String> parameters = new HashMap<>(Map.of("tenant-id", TENANT, "client-id", API));
        for (int i = 0; i < further.length; i += 2) {
            parameters.put(further[i], further[i + 1]);
        }
        return parameters;
    }

    private static Settings read(String... further) {
        return reader(minimal(further)).read("test");
    }

    private static List<String> problems(SettingsReader reader) {
        InvalidSettingsException thrown =
                catchThrowableOfType(InvalidSettingsException.class, () -> Assertions.assertThat(reader.read("test")));
        assertThat(thrown).as("nothing is wrong with the settings").isNotNull();
        return thrown.problems();
    }

    private static List<String> problems(String... further) {
        return problems(reader(minimal(further)));
    }

    @Nested
    class Defaults {

        private final Settings settings = read();

        @Test
        void of_the_trust() {
            TrustSettings trust = settings.trust();
            assertThat(trust.tenants()).containsExactly(TENANT);
            assertThat(trust.audiences()).containsExactlyInAnyOrder(API, "api://" + API);
            assertThat(trust.versions()).containsExactlyInAnyOrder(TokenVersion.V1, TokenVersion.V2);
            assertThat(trust.algorithms()).containsExactly(SignatureAlgorithm.RS256);
            assertThat(trust.clockSkew()).isEqualTo(Duration.ofSeconds(60));
            assertThat(trust.maxTokenBytes()).isEqualTo(16384);
        }

        @Test
        void of_the_callers() {
            CallerPolicy callers = settings.trust().callers();
            assertThat(callers.acceptedCallers()).isEqualTo(AcceptedCallers.APPLICATIONS);
            assertThat(callers.allowedClients()).isEmpty();
            assertThat(callers.roleAssignment()).isEqualTo(RoleAssignment.REQUIRED);
            assertThat(callers.scopesAllowed()).isEmpty();
            assertThat(callers.minAuthentication()).isEqualTo(ClientAuthentication.ANY);
            assertThat(callers.registered()).isEmpty();
        }

        @Test
        void of_the_keys() {
            KeySettings keys = settings.keys();
            assertThat(keys.authority()).isEqualTo(URI.create("https://login.microsoftonline.com"));
            assertThat(keys.tenants()).containsExactly(TENANT);
            assertThat(keys.application()).isEqualTo(Optional.empty());
            assertThat(keys.versions()).containsExactlyInAnyOrder(TokenVersion.V1, TokenVersion.V2);
            assertThat(keys.refreshInterval()).isEqualTo(Duration.ofHours(12));
            assertThat(keys.minRefreshInterval()).isEqualTo(Duration.ofSeconds(30));
            assertThat(keys.lastKnownGood()).isEqualTo(Duration.ofHours(24));
            assertThat(keys.network().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(keys.network().readTimeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(keys.keyStore()).isEqualTo(Optional.empty());
            assertThat(keys.network().proxy()).isEqualTo(Optional.empty());
            assertThat(keys.network().trustStore()).isEqualTo(Optional.empty());
        }

        @Test
        void of_the_access() {
            AccessSettings access = settings.access();
            assertThat(access.rolesAllowed()).isEmpty();
            assertThat(access.publicPaths()).isEmpty();
            assertThat(access.certificateHeader()).isEqualTo(Optional.empty());
            assertThat(access.trustedProxies()).isEmpty();
        }

        @Test
        void of_the_answers() {
            ResponseSettings responses = settings.responses();
            assertThat(responses.realm()).isEqualTo(Optional.empty());
            assertThat(responses.resourceUrl()).isEqualTo(Optional.empty());
            assertThat(responses.errorDetail()).isEqualTo(ErrorDetail.TERSE);
        }

        @ParameterizedTest
        @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
        void are_written_as_a_user_would_write_them(Setting<?> setting) {
            if (!setting.defaultValue().isEmpty()) {
                assertThat(readWith(setting, setting.defaultValue())).isEqualTo(settings);
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
        void stand_where_a_value_is_blank(Setting<?> setting) {
            if (setting != TrustSettings.TENANT_ID && setting != TrustSettings.CLIENT_ID) {
                assertThat(readWith(setting, " ")).isEqualTo(settings);
            }
        }

        private static Settings readWith(Setting<?> setting, String value) {
            return reader(minimal(), properties(Map.of(setting.propertyName(), value)))
                    .read("test");
        }
    }

    @Nested
    class Values {

        @Test
        void of_tenants() {
            TrustSettings trust = read("allowed-tenants", " " + OTHER_TENANT + " ,, " + TENANT + ",")
                    .trust();
            assertThat(trust.tenants()).containsExactlyInAnyOrder(TENANT, OTHER_TENANT);
        }

        @Test
        void of_tenants_take_the_place_of_the_own_one() {
            assertThat(read("allowed-tenants", OTHER_TENANT).trust().tenants()).containsExactly(OTHER_TENANT);
        }

        @Test
        void of_ids_are_read_in_any_case() {
            assertThat(read("tenant-id", "ABCDEFAB-4444-4444-4444-444444444444 ")
                            .trust()
                            .tenants())
                    .containsExactly(CLIENT);
            assertThat(read("client-id", "ABCDEFAB-4444-4444-4444-444444444444")
                            .trust()
                            .audiences())
                    .containsExactlyInAnyOrder(CLIENT, "api://" + CLIENT);
            assertThat(read("allowed-clients", "ABCDEFAB-4444-4444-4444-444444444444")
                            .trust()
                            .callers()
                            .allowedClients())
                    .containsExactly(CLIENT);
        }

        @Test
        void of_audiences_join_those_of_the_client_id() {
            assertThat(read("audiences", "api://orders, https://orders.contoso.example/")
                            .trust()
                            .audiences())
                    .containsExactlyInAnyOrder(API, "api://" + API, "api://orders", "https://orders.contoso.example/");
        }

        @Test
        void of_audiences_do_without_a_client_id() {
            Settings settings = reader(Map.of("tenant-id", TENANT, "audiences", "api://orders"))
                    .read("test");
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
            "http://[::1]:8080, http://[::1]:8080"
        })
        void of_the_authority(String text, URI authority) {
            assertThat(read("authority", text).keys().authority()).isEqualTo(authority);
        }

        @Test
        void of_the_signing_keys_owner() {
            assertThat(read("signing-keys", "application").keys().application()).contains(API);
            assertThat(read("signing-keys", "tenant").keys().application()).isEqualTo(Optional.empty());
        }

        @Test
        void of_the_signing_keys_owner_are_read_in_any_case() {
            assertThat(read("signing-keys", "application", "client-id", "ABCDEFAB-4444-4444-4444-444444444444")
                            .keys()
                            .application())
                    .contains(CLIENT);
        }

        @ParameterizedTest
        @CsvSource({"1.0, V1", "2.0, V2"})
        void of_token_versions(String text, TokenVersion version) {
            Settings settings = read("token-versions", text);
            assertThat(settings.trust().versions()).containsExactly(version);
            assertThat(settings.keys().versions()).containsExactly(version);
        }

        @ParameterizedTest
        @CsvSource({"applications, APPLICATIONS", "users, USERS", "any, ANY", "' any ', ANY"})
        void of_accepted_callers(String text, AcceptedCallers callers) {
            assertThat(read("accepted-callers", text).trust().callers().acceptedCallers())
                    .isEqualTo(callers);
        }

        @ParameterizedTest
        @CsvSource({"true, REQUIRED", "false, OPTIONAL"})
        void of_the_assignment(String text, RoleAssignment assignment) {
            assertThat(read("assignment-required", text).trust().callers().roleAssignment())
                    .isEqualTo(assignment);
        }

        @ParameterizedTest
        @CsvSource({"any, ANY", "secret, SECRET", "certificate, CERTIFICATE"})
        void of_the_client_authentication(String text, ClientAuthentication least) {
            assertThat(read("client-authentication", text).trust().callers().minAuthentication())
                    .isEqualTo(least);
        }

        @Test
        void of_scopes() {
            assertThat(read("scopes-allowed", "orders.read, orders.write")
                            .trust()
                            .callers()
                            .scopesAllowed())
                    .containsExactlyInAnyOrder("orders.read", "orders.write");
        }

        @Test
        void of_registered_callers() {
            String text = "billing=ABCDEFAB-4444-4444-4444-444444444444 consumer  admin,\n reports=" + API;
            assertThat(read("callers", text).trust().callers().registered())
                    .containsExactlyInAnyOrder(
                            new RegisteredCaller("billing", CLIENT, Set.of("consumer", "admin")),
                            new RegisteredCaller("reports", API, Set.of()));
        }

        @Test
        void of_signature_algorithms() {
            assertThat(read("signature-algorithms", "RS256, PS512").trust().algorithms())
                    .containsExactlyInAnyOrder(SignatureAlgorithm.RS256, SignatureAlgorithm.PS512);
        }

        @ParameterizedTest
        @CsvSource({"clock-skew, PT0S", "clock-skew, PT5M"})
        void of_the_skew_at_its_bounds(String setting, Duration skew) {
            assertThat(read(setting, skew.toString()).trust().clockSkew()).isEqualTo(skew);
        }

        @ParameterizedTest
        @ValueSource(ints = {256, 1048576})
        void of_the_token_size_at_its_bounds(int bytes) {
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
        void of_durations_at_their_bounds(String setting, Duration duration) {
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
        void of_a_refresh_interval_for_tests_with_a_stand_in_on_the_same_machine() {
            assertThat(read("authority", "http://localhost:8080", "key-refresh-interval", "PT1S")
                            .keys()
                            .refreshInterval())
                    .isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void of_roles() {
            assertThat(read("roles-allowed", "admin, Order.Reader, a\\,b")
                            .access()
                            .rolesAllowed())
                    .containsExactlyInAnyOrder("admin", "Order.Reader", "a,b");
        }

        @Test
        void of_public_paths() {
            assertThat(read("public-paths", "/health, /open/*, *.css, /.well-known/x")
                            .access()
                            .publicPaths())
                    .containsExactlyInAnyOrder("/health", "/open/*", "*.css", "/.well-known/x");
        }

        @Test
        void of_public_paths_can_name_the_context_root_alone() {
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
        void of_public_paths_are_not_inherited_by_a_filter_with_roles_of_its_own(
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
        void of_proxies_that_hand_certificates_over(String text) {
            AccessSettings access = read("client-certificate-header", "Client-Cert", "trusted-proxies", text)
                    .access();
            assertThat(access.certificateHeader()).contains("Client-Cert");
            assertThat(access.trustedProxies()).containsExactly(AddressRange.of(text));
        }

        @Test
        void of_the_realm() {
            assertThat(read("realm", "Orders (test)").responses().realm()).contains("Orders (test)");
        }

        @Test
        void of_the_resource() {
            assertThat(read("resource-url", "https://api.contoso.example/orders")
                            .responses()
                            .resourceUrl())
                    .contains(URI.create("https://api.contoso.example/orders"));
        }

        @ParameterizedTest
        @CsvSource({"terse, TERSE", "full, FULL"})
        void of_the_detail(String text, ErrorDetail detail) {
            assertThat(read("error-detail", text).responses().errorDetail()).isEqualTo(detail);
        }

        @Test
        void of_a_proxy_with_and_without_credentials() {
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
        void of_files(@TempDir Path folder) throws IOException {
            Path store = Files.createFile(folder.resolve("trusted.p12"));
            KeySettings keys = read(
                            "key-store", folder.resolve("keys").toString(),
                            "trust-store", store.toString())
                    .keys();
            assertThat(keys.keyStore()).contains(folder.resolve("keys"));
            assertThat(keys.network().trustStore()).contains(new NetworkSettings.TrustStore(store, "changeit"));
        }
    }

    /** One problem for each, which names the setting, shows the value and tells what is wrong. */
    @Nested
    class Invalid {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "tenant-id | 1111 | GUID",
                    "tenant-id | contoso.onmicrosoft.com | domain name",
                    "tenant-id | contoso.com | domain name",
                    "tenant-id | common | every tenant",
                    "tenant-id | Organizations | every tenant",
                    "tenant-id | consumers | every tenant",
                    "tenant-id | * | every tenant",
                    "tenant-id | {11111111-1111-1111-1111-111111111111} | GUID",
                    "tenant-id | 11111111-1111-1111-1111-111111111111,22222222-2222-2222-2222-222222222222 | GUID",
                    "allowed-tenants | common | every tenant",
                    "allowed-tenants | 11111111-1111-1111-1111-111111111111,* | every tenant",
                    "allowed-tenants | contoso.com | domain name",
                    "client-id | api://orders | GUID",
                    "allowed-clients | orders-client | GUID",
                    "authority | login.microsoftonline.com | URL",
                    "authority | http://login.microsoftonline.com | https",
                    "authority | http://localhost.contoso.example | https",
                    "authority | http://127.0.0.1.contoso.example | https",
                    "authority | http://10.0.0.1 | https",
                    "authority | http://0.0.0.0:8080 | https",
                    "authority | ftp://localhost | https",
                    "authority | https://login.microsoftonline.com/common | path",
                    "authority | https://login.microsoftonline.com//| path",
                    "authority | https://login.microsoftonline.com?x | path",
                    "authority | https://login.microsoftonline.com#x | URL",
                    "authority | https://user@login.microsoftonline.com | URL",
                    "authority | http://localhost@login.microsoftonline.com | URL",
                    "authority | https:// | URL",
                    "authority | https://[ | URL",
                    "token-versions | 3.0 | 1.0, 2.0",
                    "token-versions | 1.0,2 | 1.0, 2.0",
                    "accepted-callers | everybody | applications, users, any",
                    "accepted-callers | Applications | applications, users, any",
                    "assignment-required | yes | must be true or false",
                    "assignment-required | TRUE | must be true or false; write true",
                    "callers | billing | name=id",
                    "callers | =11111111-1111-1111-1111-111111111111 | name=id",
                    "callers | billing=orders | GUID",
                    "client-authentication | none | any, secret, certificate",
                    "signature-algorithms | none | RS256",
                    "signature-algorithms | HS256 | RS256",
                    "signature-algorithms | RS256,rs512 | RS256",
                    "public-paths | health | URL pattern",
                    "public-paths | /a*b | URL pattern",
                    "public-paths | /*/b | URL pattern",
                    "public-paths | /a* | URL pattern",
                    "public-paths | *.* | URL pattern",
                    "public-paths | *. | URL pattern",
                    "public-paths | * | URL pattern",
                    "public-paths | /** | URL pattern",
                    "public-paths | /* | whole application",
                    "clock-skew | 60 | ISO 8601",
                    "clock-skew | PT5M0.000000001S | between",
                    "clock-skew | PT-0.000000001S | between",
                    "max-token-bytes | 16k | whole number",
                    "max-token-bytes | 255 | between",
                    "max-token-bytes | 1048577 | between",
                    "max-token-bytes | 99999999999 | whole number",
                    "signing-keys | client | tenant, application",
                    "key-refresh-interval | 12h | ISO 8601",
                    "key-refresh-interval | PT59S | between",
                    "key-refresh-interval | P31D | between",
                    "key-refresh-min-interval | 30 | ISO 8601",
                    "key-refresh-min-interval | PT0.9S | between",
                    "key-last-known-good | 1d | ISO 8601",
                    "key-last-known-good | PT59S | between",
                    "connect-timeout | 2s | ISO 8601",
                    "connect-timeout | PT0S | between",
                    "connect-timeout | PT61S | between",
                    "read-timeout | five | ISO 8601",
                    "read-timeout | PT0.009S | between",
                    "realm | \"quoted\" | header",
                    "realm | B\u00fccher | header",
                    "realm | back\\slash | header",
                    "resource-url | http://api.contoso.example | https",
                    "resource-url | https://api.contoso.example#x | URL",
                    "resource-url | /orders | URL",
                    "error-detail | everything | terse, full",
                    "key-store | /no/such/folder/keys | written",
                    "trust-store | /no/such/file | read"
                })
        void a_value_that_cannot_be_used(String setting, String value, String wrong) {
            assertThat(problems(setting, value))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .startsWith("init-param " + setting + " = '" + value + "' ")
                            .contains(wrong));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "client-certificate-header | Client Cert | trusted-proxies | 10.0.0.1 | header",
                    "client-certificate-header | Client-Cert: | trusted-proxies | 10.0.0.1 | header",
                    "trusted-proxies | proxy.contoso.example | client-certificate-header | Client-Cert | IP address",
                    "trusted-proxies | 10.0.0.1/8 | client-certificate-header | Client-Cert | write 10.0.0.0/8",
                    "trusted-proxies | 0.0.0.0/0 | client-certificate-header | Client-Cert | every client",
                    "trusted-proxies | a:b | client-certificate-header | Client-Cert | IP address"
                })
        void a_value_that_cannot_be_used_beside_its_partner(
                String setting, String value, String partner, String partnersValue, String wrong) {
            assertThat(problems(setting, value, partner, partnersValue))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .startsWith("init-param " + setting + " = '" + value + "' ")
                            .contains(wrong));
        }

        /** Another syntax for a list, quotes of an env file, or a placeholder: the problem says what to write. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "roles-allowed | \"consumer\" | write consumer",
                    "roles-allowed | 'consumer' | write consumer",
                    "roles-allowed | \u201cconsumer\u201d | write consumer",
                    "roles-allowed | [\"consumer\", \"admin\"] | write consumer, admin",
                    "roles-allowed | [consumer] | write consumer",
                    "roles-allowed | {consumer} | write consumer",
                    "roles-allowed | consumer;admin | write consumer, admin",
                    "roles-allowed | consumer admin | write consumer, admin",
                    "roles-allowed | consumer\u00a0admin | not contain U+00A0",
                    "roles-allowed | consumer\u200b | write consumer",
                    "roles-allowed | consumer\\admin | backslash",
                    "roles-allowed | consumer\\\\,admin | backslash",
                    "roles-allowed | ${ROLES} | has ${ROLES}, for which no value is set",
                    "roles-allowed | consumer, ${ROLES | has ${ROLES, for which no value is set",
                    "scopes-allowed | \"orders.read\" | write orders.read",
                    "scopes-allowed | orders.read orders.write | write orders.read, orders.write",
                    "scopes-allowed | orders.read;orders.write | write orders.read, orders.write",
                    "audiences | \"api://orders\" | write api://orders",
                    "audiences | [\"api://orders\"] | write api://orders",
                    "audiences | api://orders;api://other | write api://orders, api://other",
                    "audiences | api://orders api://other | write api://orders, api://other",
                    "audiences | api://${NAME} | has ${NAME}, for which no value is set",
                    "allowed-clients | \"11111111-1111-1111-1111-111111111111\" | write 11111111-1111-1111-1111-111111111111",
                    "allowed-clients | 11111111-1111-1111-1111-111111111111 22222222-2222-2222-2222-222222222222 |"
                            + " write 11111111-1111-1111-1111-111111111111, 22222222-2222-2222-2222-222222222222",
                    "allowed-tenants | [\"11111111-1111-1111-1111-111111111111\"] |"
                            + " write 11111111-1111-1111-1111-111111111111",
                    "callers | \"billing=11111111-1111-1111-1111-111111111111 consumer\" |"
                            + " write billing=11111111-1111-1111-1111-111111111111 consumer",
                    "callers | billing=11111111-1111-1111-1111-111111111111 consumer;admin | not contain ;",
                    "token-versions | 1.0;2.0 | write 1.0, 2.0",
                    "signature-algorithms | [RS256] | write RS256",
                    "public-paths | \"/health\" | write /health",
                    "public-paths | ['/health', '/open/*'] | write /health, /open/*",
                    "tenant-id | {11111111-1111-1111-1111-111111111111} | write 11111111-1111-1111-1111-111111111111",
                    "tenant-id | \"11111111-1111-1111-1111-111111111111\" | write 11111111-1111-1111-1111-111111111111",
                    "tenant-id | ${TENANT} | has ${TENANT}, for which no value is set",
                    "client-id | api://11111111-1111-1111-1111-111111111111 | write 11111111-1111-1111-1111-111111111111",
                    "accepted-callers | Applications | write applications",
                    "mode | \"report\" | write report",
                    "clock-skew | 'PT30S' | write PT30S",
                    "realm | ${REALM} | has ${REALM}, for which no value is set",
                })
        void a_value_in_another_syntax_with_the_one_to_write(String setting, String value, String remedy) {
            assertThat(problems(setting, value))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .startsWith("init-param " + setting + " = '" + value + "' ")
                            .contains(remedy));
        }

        /** Somebody meant to restrict something: taken for "not set", it would restrict nothing. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "allowed-tenants",
                    "audiences",
                    "token-versions",
                    "scopes-allowed",
                    "allowed-clients",
                    "roles-allowed",
                    "signature-algorithms",
                    "callers"
                })
        void a_list_of_nothing_but_commas(String setting) {
            assertThat(problems(setting, " , ,"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).contains(setting));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "proxy.contoso.example:3128",
                    "https://user:secret@proxy.contoso.example:3128",
                    "http://user:secret@proxy.contoso.example",
                    "http://user:secret word@proxy.contoso.example:3128",
                    "http://user:secret@:3128"
                })
        void a_proxy_is_told_without_its_password(String proxy) {
            assertThat(problems("proxy", proxy))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .startsWith("init-param proxy ")
                            .contains("http://host:port")
                            .doesNotContain("secret"));
        }
    }

    @Nested
    class Missing {

        @Test
        void tenant_is_named_in_every_place_where_it_can_be_written() {
            assertThat(problems(reader(Map.of("client-id", API))))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .contains("entra.tenant-id is missing", "ENTRA_TENANT_ID", "init-param tenant-id"));
        }

        @Test
        void audience_is_named_with_both_ways_to_give_it() {
            assertThat(problems(reader(Map.of("tenant-id", TENANT))))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .contains(
                                    "entra.client-id",
                                    "ENTRA_CLIENT_ID",
                                    "init-param client-id",
                                    "entra.audiences",
                                    "ENTRA_AUDIENCES",
                                    "init-param audiences"));
        }

        @Test
        void tenant_is_not_made_up_for_by_allowed_tenants() {
            assertThat(problems(reader(Map.of("client-id", API, "allowed-tenants", TENANT))))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).contains("entra.tenant-id is missing"));
        }

        @Test
        void client_id_leaves_nobody_whose_signing_keys_could_be_asked_for() {
            assertThat(problems(reader(
                            Map.of("tenant-id", TENANT, "audiences", "api://orders", "signing-keys", "application"))))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).contains("entra.signing-keys", "entra.client-id"));
        }

        @Test
        void values_that_are_blank_count_as_missing() {
            assertThat(problems(reader(Map.of("tenant-id", " ", "client-id", ""))))
                    .hasSize(2);
        }
    }

    @Nested
    class Settings_that_do_not_fit_together {

        @Test
        void last_known_good_keys_that_end_before_the_next_fetch() {
            assertThat(problems("key-refresh-interval", "PT2H", "key-last-known-good", "PT1H59M59S"))
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem).contains("entra.key-last-known-good", "entra.key-refresh-interval"));
        }

        @ParameterizedTest
        @CsvSource({"client-certificate-header, Client-Cert", "trusted-proxies, 10.0.0.1"})
        void half_of_what_makes_a_proxy_trusted(String setting, String value) {
            assertThat(problems(setting, value))
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem).contains("entra.client-certificate-header", "entra.trusted-proxies"));
        }
    }

    @Nested
    class All_problems {

        private final InvalidSettingsException thrown = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> Assertions.assertThat(
                        reader(Map.of("tenant-id", "common", "clock-skew", "60", "realm", "\"", "clock-skw", "PT1S"))
                                .read("filter Orders")));

        @Test
        void are_told_at_once() {
            assertThat(thrown.problems())
                    .hasSize(5)
                    .anyMatch(problem -> problem.contains("clock-skw"))
                    .anyMatch(problem -> problem.contains("tenant-id"))
                    .anyMatch(problem -> problem.contains("client-id"))
                    .anyMatch(problem -> problem.contains("clock-skew = '60'"))
                    .anyMatch(problem -> problem.contains("realm"));
        }

        @Test
        void stand_in_the_message_with_whose_they_are() {
            assertThat(thrown).hasMessageStartingWith("filter Orders cannot start");
            assertThat(thrown.getMessage()).contains(thrown.problems());
        }
    }

    @Nested
    class Places {

        @Test
        void init_params_win_over_properties_and_environment() {
            Settings settings = reader(
                            minimal("realm", "init"),
                            process(Map.of("entra.realm", "property"), Map.of("ENTRA_REALM", "environment")))
                    .read("test");
            assertThat(settings.responses().realm()).contains("init");
        }

        @Test
        void properties_win_over_the_environment() {
            Settings settings = reader(
                            minimal(), process(Map.of("entra.realm", "property"), Map.of("ENTRA_REALM", "environment")))
                    .read("test");
            assertThat(settings.responses().realm()).contains("property");
        }

        @Test
        void the_environment_is_enough() {
            Settings settings = reader(Map.of(), environment(Map.of("ENTRA_TENANT_ID", TENANT, "ENTRA_CLIENT_ID", API)))
                    .read("test");
            assertThat(settings).isEqualTo(read());
        }

        @Test
        void a_blank_init_param_leaves_the_word_to_the_next_place() {
            assertThat(reader(minimal("realm", " "), environment(Map.of("ENTRA_REALM", "environment")))
                            .read("test")
                            .responses()
                            .realm())
                    .contains("environment");
        }

        @Test
        void are_named_in_problems_as_the_value_stands_there() {
            assertThat(problems(reader(minimal(), environment(Map.of("ENTRA_CLOCK_SKEW", "60")))))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).startsWith("ENTRA_CLOCK_SKEW = '60' "));
            assertThat(problems(reader(minimal(), properties(Map.of("entra.clock-skew", "60")))))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).startsWith("entra.clock-skew = '60' "));
        }
    }

    @Nested
    class Unknown_names {

        @Test
        void in_init_params_are_problems_and_say_what_was_meant() {
            assertThat(problems("role-allowed", "admin"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .startsWith("init-param role-allowed is not a setting")
                            .contains("did you mean", "init-param roles-allowed"));
        }

        @Test
        void in_init_params_are_problems_even_if_nothing_is_near() {
            assertThat(problems("wholly-unlike-anything", "x"))
                    .containsExactly("init-param wholly-unlike-anything is not a setting");
        }

        @Test
        void for_a_whole_application_is_no_init_param() {
            assertThat(problems("container-login", "true"))
                    .containsExactly("init-param container-login applies to the whole application; "
                            + "set it as entra.container-login");
        }

        @Test
        void in_init_params_do_not_carry_the_prefix() {
            assertThat(problems("entra.realm", "x"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).contains("init-param entra.realm", "init-param realm"));
        }

        @Test
        void in_properties_are_warnings_and_say_what_was_meant() {
            SettingsReader reader = reader(minimal(), properties(Map.of("entra.role-allowed", "admin")));
            assertThat(reader.read("test")).isEqualTo(read());
            assertThat(reader.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning)
                            .startsWith("entra.role-allowed is not a setting")
                            .contains("entra.roles-allowed"));
        }

        @Test
        void in_the_environment_are_warnings_and_say_what_was_meant() {
            SettingsReader reader = reader(minimal(), environment(Map.of("ENTRA_TENANTID", TENANT)));
            assertThat(reader.read("test")).isEqualTo(read());
            assertThat(reader.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning)
                            .startsWith("ENTRA_TENANTID is not a setting")
                            .contains("ENTRA_TENANT_ID"));
        }

        @Test
        void of_others_are_none_of_ours() {
            SettingsReader reader = reader(
                    minimal(),
                    process(
                            Map.of("entrance.realm", "x", "my.entra.realm", "x"),
                            Map.of("ENTRANCE", "x", "MY_ENTRA_REALM", "x", "PATH", "x")));
            assertThat(reader.warnings()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
        void are_not_the_known_ones(Setting<?> setting) {
            SettingsReader reader = reader(
                    Map.of(), process(Map.of(setting.propertyName(), "x"), Map.of(setting.environmentName(), "x")));
            assertThat(reader.warnings()).isEmpty();
        }
    }

    @Test
    void every_setting_has_names_that_nobody_else_has() {
        assertThat(SettingCatalog.all().stream().map(Setting::key)).doesNotHaveDuplicates();
        assertThat(SettingCatalog.all().stream().map(Setting::environmentName)).doesNotHaveDuplicates();
    }

    @Test
    void the_names_follow_the_rule_of_microprofile_config() {
        assertThat(KeySettings.KEY_REFRESH_MIN_INTERVAL.propertyName()).isEqualTo("entra.key-refresh-min-interval");
        assertThat(KeySettings.KEY_REFRESH_MIN_INTERVAL.environmentName()).isEqualTo("ENTRA_KEY_REFRESH_MIN_INTERVAL");
    }
}
