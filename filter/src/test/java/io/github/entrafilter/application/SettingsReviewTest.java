package io.github.entrafilter.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.application.SettingWarning.Effect;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReviewTest {

    private static List<SettingWarning> warnings(String... further) {
        Map<String, String> all = new HashMap<>(Map.of("tenant-id", TestTokens.TENANT, "client-id", TestTokens.API));
        for (int i = 0; i < further.length; i += 2) {
            all.put(further[i], further[i + 1]);
        }
        return new SettingsReview("filter A", SettingsReader.of(all).read("test"), "/orders", TestTokens.NOW)
                .warnings();
    }

    @Test
    void settings_that_protect_have_no_warning() {
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "mode ! report ! NOT_ENFORCED ! filter A is in report mode and DOES NOT ENFORCE ! set entra.mode=enforce",
                "scopes-allowed ! a, b ! NOT_ENFORCED ! entra.scopes-allowed = a, b has no effect ! set entra.accepted-callers to users",
                "roles-allowed ! consumer|admin ! HARMLESS ! entra.roles-allowed has consumer|admin, which is taken for one name ! separate names by commas",
                "roles-allowed ! a\\,b ! HARMLESS ! entra.roles-allowed has a,b, which is taken for one name ! separate names by commas",
                "roles-allowed ! x, a&b ! HARMLESS ! entra.roles-allowed has a&b, which ! separate names by commas",
                "callers ! billing=44444444-4444-4444-4444-444444444444 a|b ! HARMLESS ! entra.callers has a|b, which ! separate names by spaces",
                "audiences ! https://orders.contoso.example/ ! HARMLESS ! entra.audiences has https://orders.contoso.example/ with a trailing slash ! write https://orders.contoso.example",
                "public-paths ! /orders/health ! HARMLESS ! entra.public-paths has /orders/health, which begins with the context path /orders ! write /health",
                "public-paths ! /x, /orders ! HARMLESS ! entra.public-paths has /orders, which ! write the paths below",
                "public-paths ! /orders/* ! HARMLESS ! entra.public-paths has /orders/*, which ! write the paths below",
                "revoked ! 44444444-4444-4444-4444-444444444444@2026-02-26T00:00:00Z ! HARMLESS ! entra.revoked has entries that block nothing any more ! remove them",
            })
    void setting_that_does_not_do_what_it_says_is_a_warning(
            String setting, String value, Effect effect, String problem, String fix) {
        assertThat(warnings(setting, value)).singleElement().satisfies(warning -> {
            assertThat(warning.setting()).isEqualTo(setting);
            assertThat(warning.effect()).isEqualTo(effect);
            assertThat(warning.problem()).startsWith(problem);
            assertThat(warning.fix()).startsWith(fix);
            assertThat(warning).hasToString(warning.problem() + "; " + warning.fix());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "mode ! enforce",
                "roles-allowed ! Orders.Read.All, task:read/write",
                "audiences ! https://orders.contoso.example/, https://orders.contoso.example",
                "resource-url ! https://orders.contoso.example",
                "public-paths ! /ordersheet, /health, *.orders",
                "revoked ! 44444444-4444-4444-4444-444444444444",
                "revoked ! 44444444-4444-4444-4444-444444444444@2026-02-28T00:00:00Z",
                "revoked ! 44444444-4444-4444-4444-444444444444@2027-02-28T00:00:00Z",
            })
    void setting_that_does_what_it_says_is_no_warning(String setting, String value) {
        assertThat(warnings(setting, value)).isEmpty();
    }

    @Test
    void scopes_of_accepted_users_are_no_warning() {
        assertThat(warnings("scopes-allowed", "a", "accepted-callers", "any")).isEmpty();
    }

    @Test
    void context_path_in_paths_that_a_filter_keeps_closed_is_no_surprise() {
        assertThat(warnings("public-paths", "/orders/health", "roles-allowed", "admin"))
                .hasSize(1);
    }

    @Test
    void entries_that_have_expired_are_named_up_to_a_limit(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("revoked"), """
                44444444-4444-4444-4444-444444444441@2026-01-01T00:00:00Z
                44444444-4444-4444-4444-444444444442@2026-01-01T00:00:00Z
                44444444-4444-4444-4444-444444444443@2026-01-01T00:00:00Z
                44444444-4444-4444-4444-444444444444@2026-01-01T00:00:00Z
                44444444-4444-4444-4444-444444444445
                """);
        assertThat(warnings("revoked-file", file.toString()))
                .singleElement()
                .asString()
                .contains("44444444-4444-4444-4444-444444444443@2026-01-01T00:00:00Z and 1 more");
    }

    @Test
    void warnings_about_missing_protection_come_first() {
        assertThat(warnings("roles-allowed", "a|b", "scopes-allowed", "a", "mode", "report"))
                .extracting(SettingWarning::setting)
                .containsExactly("mode", "scopes-allowed", "roles-allowed");
    }
}
