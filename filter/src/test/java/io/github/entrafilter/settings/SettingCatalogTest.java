package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingCatalogTest {

    /** Settings whose examples do not depend on files of this machine. */
    static Stream<Setting<?>> withoutFiles() {
        return SettingCatalog.all().stream()
                .filter(setting -> !setting.type().javaType().equals(Path.class.getName()));
    }

    /** A setting that the catalog misses would not be read. */
    @Test
    void every_declared_setting_is_in_the_catalog() {
        List<JavaField> declared = new ClassFileImporter()
                .importPackages(Setting.class.getPackageName()).stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().isEquivalentTo(Setting.class))
                        .toList();
        assertThat(SettingCatalog.all()).hasSameSizeAs(declared);
    }

    @Test
    void names_of_settings_are_unique() {
        assertThat(SettingCatalog.all().stream().map(Setting::key)).doesNotHaveDuplicates();
        assertThat(SettingCatalog.all().stream().map(Setting::environmentName)).doesNotHaveDuplicates();
    }

    /** Names are stable: a setting that is renamed would silently no longer apply. */
    @Test
    void names_of_settings_are_stable() {
        assertThat(SettingCatalog.all())
                .extracting(Setting::key)
                .containsExactlyInAnyOrder(
                        "tenant-id",
                        "allowed-tenants",
                        "client-id",
                        "audiences",
                        "authority",
                        "token-versions",
                        "accepted-callers",
                        "scopes-allowed",
                        "allowed-clients",
                        "assignment-required",
                        "callers",
                        "client-authentication",
                        "revoked",
                        "revoked-file",
                        "mode",
                        "roles-allowed",
                        "public-paths",
                        "cors-preflight",
                        "container-login",
                        "signature-algorithms",
                        "clock-skew",
                        "max-token-bytes",
                        "token-cache-size",
                        "verification-provider",
                        "signing-keys",
                        "key-refresh-interval",
                        "key-refresh-min-interval",
                        "key-last-known-good",
                        "key-store",
                        "connect-timeout",
                        "read-timeout",
                        "proxy",
                        "trust-store",
                        "trust-store-password",
                        "client-certificate-header",
                        "trusted-proxies",
                        "realm",
                        "resource-url",
                        "resource-name",
                        "resource-documentation",
                        "error-detail");
    }

    @Test
    void names_follow_the_rule_of_microprofile_config() {
        assertThat(KeySettings.KEY_REFRESH_MIN_INTERVAL.propertyName()).isEqualTo("entra.key-refresh-min-interval");
        assertThat(KeySettings.KEY_REFRESH_MIN_INTERVAL.environmentName()).isEqualTo("ENTRA_KEY_REFRESH_MIN_INTERVAL");
    }

    @Test
    void settings_are_in_the_order_of_their_groups() {
        assertThat(SettingCatalog.all()).isSortedAccordingTo(Comparator.comparing(Setting::group));
        assertThat(SettingCatalog.all()).extracting(Setting::group).contains(Setting.Group.values());
    }

    @ParameterizedTest
    @MethodSource("withoutFiles")
    void example_is_a_valid_value(Setting<?> setting) {
        assertThat((Object) setting.type().parse(setting.example())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("io.github.entrafilter.settings.SettingCatalog#all")
    void documentation_is_complete(Setting<?> setting) {
        assertThat(setting.meaning()).isNotBlank().doesNotContain("|", "\"");
        assertThat(setting.example()).isNotBlank();
        assertThat(setting.type().words()).isNotBlank();
    }

    @Test
    void secrets_are_those_with_passwords() {
        assertThat(SettingCatalog.all().stream().filter(Setting::isSecret).toList())
                .isEqualTo(List.of(NetworkSettings.PROXY, NetworkSettings.TRUST_STORE_PASSWORD));
    }
}
