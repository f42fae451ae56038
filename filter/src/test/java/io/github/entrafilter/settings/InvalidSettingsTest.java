package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.TestSettings.API;
import static io.github.entrafilter.settings.TestSettings.TENANT;
import static io.github.entrafilter.settings.TestSettings.problems;
import static io.github.entrafilter.settings.TestSettings.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems with settings: each names the setting, shows the value and says what is allowed. */
class InvalidSettingsTest {

    private final InvalidSettingsException thrown = catchThrowableOfType(
            InvalidSettingsException.class,
            () -> Assertions.assertThat(
                    reader(Map.of("tenant-id", "common", "clock-skew", "60", "realm", "\"", "clock-skw", "PT1S"))
                            .read("filter Orders")));

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
                "authority | https://contoso.b2clogin.com | is Azure AD B2C, which is not supported",
                "authority | https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin | is Azure AD B2C",
                "authority | https://contoso.b2clogin.cn | is Azure AD B2C",
                "authority | https://contoso.ciamlogin.com/11111111-1111-1111-1111-111111111111 | path",
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
                "token-cache-size | -1 | between 0 and 10000000",
                "token-cache-size | 10000001 | between 0 and 10000000",
                "verification-provider | native | jdk, corretto, conscrypt",
                "mode | off | enforce, report",
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
                "resource-url | http://localhost.contoso.example | http is for loopback addresses only",
                "resource-url | https://api.contoso.example#x | URL",
                "resource-url | https://api.contoso.example?x=1 | query",
                "resource-url | https://api.contoso.example/ | ends with a slash, which no App ID URI in Entra ID does; write https://api.contoso.example",
                "resource-url | https://api.contoso.example/orders// | write https://api.contoso.example/orders",
                "resource-documentation | http://docs.contoso.example | https",
                "resource-documentation | docs | URL",
                "resource-url | /orders | URL",
                "error-detail | everything | terse, full",
                "key-store | / | folder",
                "trust-store | /no/such/file | read"
            })
    void invalid_value_is_a_problem(String setting, String value, String wrong) {
        assertInvalid(setting, value, wrong, problems(setting, value));
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
    void invalid_value_of_a_pair_is_a_problem(
            String setting, String value, String partner, String partnersValue, String wrong) {
        assertInvalid(setting, value, wrong, problems(setting, value, partner, partnersValue));
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
                "clock-skew | 30 | write PT30S",
                "clock-skew | 2m | write PT2M",
                "key-refresh-interval | 12h | write PT12H",
                "token-versions | v2 | write 2",
                "token-versions | 2 | write 2.0",
                "token-versions | v2.0 | write 2.0",
                "public-paths | health | write /health",
                "public-paths | /health/** | write /health/*",
                "realm | ${REALM} | has ${REALM}, for which no value is set",
            })
    void value_in_another_syntax_is_a_problem_with_a_suggestion(String setting, String value, String remedy) {
        assertInvalid(setting, value, remedy, problems(setting, value));
    }

    private static void assertInvalid(String setting, String value, String explanation, List<String> problems) {
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("init-param " + setting + " = '" + value + "' ")
                .contains(explanation);
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
    void list_of_commas_alone_is_a_problem(String setting) {
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
    void invalid_proxy_is_reported_without_its_password(String proxy) {
        assertThat(problems("proxy", proxy))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("init-param proxy ")
                        .contains("http://host:port")
                        .doesNotContain("secret"));
    }

    @Test
    void missing_tenant_is_reported_with_all_its_names() {
        assertThat(problems(reader(Map.of("client-id", API))))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains("entra.tenant-id is missing", "ENTRA_TENANT_ID", "init-param tenant-id"));
    }

    @Test
    void missing_audience_is_reported_with_both_settings() {
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

    /** An invalid list is one problem, not a missing tenant as well. */
    @Test
    void invalid_allowed_tenants_are_one_problem() {
        assertThat(problems(reader(Map.of("client-id", API, "allowed-tenants", "contoso.com"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("allowed-tenants", "domain name"));
    }

    @ParameterizedTest
    @CsvSource({
        "token-versions, 1.0, v2.0 tokens only: remove entra.token-versions",
        "allowed-tenants, 22222222-2222-2222-2222-222222222222, its own authority: remove entra.allowed-tenants"
    })
    void external_id_has_v2_tokens_of_one_tenant(String setting, String value, String fix) {
        assertThat(problems("authority", "https://contoso.ciamlogin.com", setting, value))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("entra.authority = https://contoso.ciamlogin.com is External ID, ")
                        .endsWith(fix));
    }

    /** Tokens of version 2.0 have the client id as audience. */
    @Test
    void resource_url_does_not_replace_a_client_id() {
        assertThat(problems(reader(Map.of("tenant-id", TENANT, "resource-url", "https://api.contoso.example"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("no audience is set"));
    }

    @Test
    void signing_keys_of_an_application_require_a_client_id() {
        assertThat(problems(reader(
                        Map.of("tenant-id", TENANT, "audiences", "api://orders", "signing-keys", "application"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("entra.signing-keys", "entra.client-id"));
    }

    @Test
    void blank_value_counts_as_missing() {
        assertThat(problems(reader(Map.of("tenant-id", " ", "client-id", "")))).hasSize(2);
    }

    @Test
    void keys_that_expire_before_the_next_fetch_are_a_problem() {
        assertThat(problems("key-refresh-interval", "PT2H", "key-last-known-good", "PT1H59M59S"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains("entra.key-last-known-good", "entra.key-refresh-interval"));
    }

    /** The default that replaces an invalid value must not cause a second problem. */
    @ParameterizedTest
    @CsvSource({"P20D, 1d, key-last-known-good", "12h, PT2H, key-refresh-interval"})
    void rule_between_settings_is_not_checked_if_one_is_invalid(String interval, String lastKnownGood, String invalid) {
        assertThat(problems("key-refresh-interval", interval, "key-last-known-good", lastKnownGood))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("init-param " + invalid + " = "));
    }

    @ParameterizedTest
    @CsvSource({"client-certificate-header, Client-Cert", "trusted-proxies, 10.0.0.1"})
    void header_and_trusted_proxies_require_each_other(String setting, String value) {
        assertThat(problems(setting, value))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains("entra.client-certificate-header", "entra.trusted-proxies"));
    }

    @Test
    void all_problems_are_reported_at_once() {
        assertThat(thrown.problems())
                .hasSize(5)
                .anyMatch(problem -> problem.contains("clock-skw"))
                .anyMatch(problem -> problem.contains("tenant-id"))
                .anyMatch(problem -> problem.contains("client-id"))
                .anyMatch(problem -> problem.contains("clock-skew = '60'"))
                .anyMatch(problem -> problem.contains("realm"));
    }

    @Test
    void message_names_the_filter_and_all_problems() {
        assertThat(thrown).hasMessageStartingWith("filter Orders cannot start");
        assertThat(thrown.getMessage()).contains(thrown.problems());
    }
}
