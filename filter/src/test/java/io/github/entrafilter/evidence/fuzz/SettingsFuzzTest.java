package io.github.entrafilter.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Any init-params: they are settings that protect, or faults that stop the start. */
class SettingsFuzzTest {

    /**
     * The settings of one filter.
     *
     * @param input lines: name=value
     */
    @FuzzTest(maxDuration = "45s")
    @DictionaryFile(resourcePath = "SettingsFuzzTest.dict")
    void settings(byte[] input) {
        Map<String, String> parameters = new HashMap<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
            int sign = line.indexOf('=');
            if (sign > 0) {
                parameters.put(line.substring(0, sign), line.substring(sign + 1));
            }
        }
        read(parameters).ifPresent(SettingsFuzzTest::requireProtection);
    }

    private static Optional<Settings> read(Map<String, String> parameters) {
        try {
            return Optional.of(SettingsReader.of(parameters).read("fuzz"));
        } catch (InvalidSettingsException e) {
            assertThat(e).hasMessageContaining("fuzz");
            return Optional.empty();
        }
    }

    private static void requireProtection(Settings settings) {
        assertThat(settings.trust().tenants())
                .isNotEmpty()
                .allMatch(tenant -> tenant.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertThat(settings.trust().audiences()).isNotEmpty().doesNotContain("");
        assertThat(settings.trust().versions()).isNotEmpty();
        assertThat(settings.trust().algorithms()).isNotEmpty();
        assertThat(settings.trust().clockSkew()).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(settings.trust().maxTokenBytes()).isPositive();
        assertThat(settings.keys().authority().toString())
                .matches("https://[^/?#@]+|http://(localhost|[0-9.]+|\\[[0-9a-f:.]+])(:[0-9]+)?");
        assertThat(settings.keys().lastKnownGood()).isPositive();
    }
}
