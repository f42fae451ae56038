package io.github.entrafilter.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.TestTokens;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupReportTest {

    private static String report(String... further) {
        return of(further).toString();
    }

    private static StartupReport of(String... further) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("tenant-id", TestTokens.TENANT, "client-id", TestTokens.API));
        for (int i = 0; i < further.length; i += 2) {
            parameters.put(further[i], further[i + 1]);
        }
        SettingsReader reader = SettingsReader.of(parameters);
        return new StartupReport("filter A", reader.read("test"), reader.effective());
    }

    @Test
    void report_begins_with_tenants_and_audiences() {
        assertThat(report())
                .startsWith("filter A accepts callers with tokens of tenant " + TestTokens.TENANT + " for audience "
                        + TestTokens.API + " or api://" + TestTokens.API + " or api://" + TestTokens.API
                        + "/, signed by keys of https://login.microsoftonline.com\n");
    }

    @Test
    void report_names_the_origin_of_each_setting() {
        assertThat(report("realm", "orders")).endsWith("\n  realm = orders (init-param)");
    }

    @Test
    void report_lists_no_defaults() {
        assertThat(report()).doesNotContain("clock-skew", "default");
    }

    @Test
    void defaults_are_listed_for_debugging_without_secrets() {
        assertThat(of().defaults())
                .startsWith("filter A uses defaults: ")
                .contains("clock-skew=PT60S")
                .doesNotContain("password");
    }

    @Test
    void report_lists_public_paths() {
        assertThat(report("public-paths", "/health, /open/*")).contains("\n  no token needed: /health, /open/*\n");
    }

    @Test
    void report_lists_cors_preflights_with_public_paths() {
        assertThat(report("cors-preflight", "true")).contains("\n  no token needed: CORS preflights\n");
        assertThat(report("cors-preflight", "true", "public-paths", "/health"))
                .contains("\n  no token needed: /health, CORS preflights\n");
        assertThat(report("cors-preflight", "false")).doesNotContain("no token needed");
    }

    @Test
    void report_names_report_mode() {
        assertThat(report("mode", "report")).startsWith("filter A reports on callers with tokens of tenant ");
    }
}
