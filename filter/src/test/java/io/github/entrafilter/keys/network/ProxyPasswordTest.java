package io.github.entrafilter.keys.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPasswordTest {

    private static KeySettings settings(String authority, String proxy) {
        return SettingsReader.ofLines(Map.of(
                        "entra.tenant-id",
                        TestTokens.TENANT,
                        "entra.client-id",
                        TestTokens.API,
                        "entra.authority",
                        authority,
                        "entra.proxy",
                        proxy))
                .read("test")
                .keys();
    }

    /** Java's own default. */
    @Test
    void does_not_reach_the_proxy_of_an_authority_of_https() {
        assertThat(ProxyPassword.warning(
                        settings("https://login.microsoftonline.com", "http://user:secret@localhost:3128")))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("-Djdk.http.auth.tunneling.disabledSchemes=")
                        .doesNotContain("secret"));
    }

    @Test
    void reaches_the_proxy_of_an_authority_of_http() {
        assertThat(ProxyPassword.warning(settings("http://localhost:8400", "http://user:secret@localhost:3128")))
                .isEmpty();
    }

    @Test
    void that_is_not_there_needs_no_warning() {
        assertThat(ProxyPassword.warning(settings("https://login.microsoftonline.com", "http://localhost:3128")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Digest, basic"})
    void is_kept_back_where_Basic_is_disabled(String schemes) {
        assertThat(ProxyPassword.warning(schemes)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Digest"})
    void is_given_where_Basic_is_not_disabled(String schemes) {
        assertThat(ProxyPassword.warning(schemes)).isEmpty();
    }
}
