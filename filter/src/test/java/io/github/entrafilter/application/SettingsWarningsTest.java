package io.github.entrafilter.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.AccessSettings.CorsPreflight;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsWarningsTest {

    private final SettingsWarnings warnings = new SettingsWarnings();
    private final CapturedLog log = new CapturedLog(Level.WARNING);

    @AfterEach
    void close() {
        log.close();
    }

    private static Settings settings(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(further);
        all.put("tenant-id", TestTokens.TENANT);
        all.put("client-id", TestTokens.API);
        return SettingsReader.of(all).read("test");
    }

    @Test
    void warning_is_logged_once() {
        warnings.logOnce(List.of("first", "second"));
        warnings.logOnce(List.of("second"));

        assertThat(log.lines()).containsExactly("WARNING first", "WARNING second");
    }

    @Test
    void warnings_of_a_review_are_logged() {
        warnings.log(new SettingsReview("filter A", settings(Map.of("mode", "report")), "", TestTokens.NOW));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING filter A is in report mode and DOES NOT ENFORCE")
                .endsWith("; set entra.mode=enforce to protect the application");
    }

    @Test
    void closed_public_paths_are_reported_with_their_filter() {
        AccessSettings access = new AccessSettings(
                EnforcementMode.ENFORCE,
                Set.of("admin"),
                List.of(),
                List.of("/health", "/open/*"),
                CorsPreflight.REFUSED,
                Optional.empty(),
                Set.of());

        assertThat(SettingsWarnings.closedPaths("filter Admin", access))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("filter Admin requires a token on entra.public-paths = /health, /open/* too")
                        .contains("init-param public-paths"));
    }

    @Test
    void public_paths_that_are_open_are_not_reported_as_closed() {
        assertThat(SettingsWarnings.closedPaths(
                        "filter Admin",
                        settings(Map.of("roles-allowed", "admin", "public-paths", "/health"))
                                .access()))
                .isEqualTo(Optional.empty());
    }
}
