package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.settings.config.ConfigValue;
import io.github.entrafilter.settings.config.PropertiesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackSourceTest {

    private static SettingSource source(Map<String, String> properties, Map<String, String> variables) {
        return FallbackSource.of(properties, variables, name -> List.of());
    }

    @Test
    void values_are_named_as_they_are_written() {
        SettingSource source =
                source(Map.of("entra.realm", "x"), Map.of("ENTRA_TENANT_ID", "x", "entra_client_id", "x"));
        assertThat(source.find(ResponseSettings.REALM)).map(ConfigValue::name).contains("entra.realm");
        assertThat(source.find(TrustSettings.TENANT_ID)).map(ConfigValue::name).contains("ENTRA_TENANT_ID");
        assertThat(source.find(TrustSettings.CLIENT_ID)).map(ConfigValue::name).contains("entra_client_id");
    }

    @ParameterizedTest
    @CsvSource({
        "entra.tenant, entra.tenant is not a setting; did you mean entra.tenant-id",
        "%prod.entra.role-allowed, %prod.entra.role-allowed is not a setting; did you mean entra.roles-allowed",
        "entra.tenant_id, entra.tenant_id is not read as a property; write it as entra.tenant-id",
        "entra_tenant_id, entra_tenant_id is not read as a property; write it as entra.tenant-id",
        "entra.tenant.id, entra.tenant.id is not read as a property; write it as entra.tenant-id",
        "entra-tenant-id, entra-tenant-id is not read as a property; write it as entra.tenant-id",
        "ENTRA.TENANT-ID, ENTRA.TENANT-ID is not read as a property; write it as entra.tenant-id",
        "entra.tenantId, entra.tenantId is not a setting; did you mean entra.tenant-id",
        "Entra.TenantId, Entra.TenantId is not a setting; did you mean entra.tenant-id",
        "ENTRA.TENANTID, ENTRA.TENANTID is not a setting; did you mean entra.tenant-id",
        "entra_tenantId, entra_tenantId is not a setting; did you mean entra.tenant-id",
        "entraTenantId, entraTenantId is not a setting; did you mean entra.tenant-id",
        "entra.client.id, entra.client.id is not read as a property; write it as entra.client-id",
        "entra-filter.tenant-id, entra-filter.tenant-id is not a setting; did you mean entra.tenant-id",
        "entrafilter.tenantId, entrafilter.tenantId is not a setting; did you mean entra.tenant-id",
        "entra.client.scopes, entra.client.scopes is not a setting",
        "ENTRA_CLIENT_ID, ENTRA_CLIENT_ID is not read as a property; write it as entra.client-id",
        "Entra.Client-Id, Entra.Client-Id is not read as a property; write it as entra.client-id",
        "\uFEFFentra.realm, entra.realm (with invisible characters) is not read as a property; write it as entra.realm",
    })
    void property_that_is_not_read_is_a_warning(String name, String warning) {
        assertThat(source(Map.of(name, "x"), Map.of()).unreadNames())
                .singleElement()
                .asString()
                .startsWith(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "ENTRA_TENANT, ENTRA_TENANT is not a setting; did you mean entra.tenant-id",
        "Entra_Tenant_Id, Entra_Tenant_Id is not read everywhere as an environment variable; write it as ENTRA_TENANT_ID",
        "entra_tenantid, entra_tenantid is not a setting; did you mean entra.tenant-id",
        "entraTenantId, entraTenantId is not a setting; did you mean entra.tenant-id",
        "entra-tenant-id, entra-tenant-id is not read everywhere as an environment variable; write it as ENTRA_TENANT_ID",
    })
    void variable_that_is_not_read_is_a_warning(String name, String warning) {
        assertThat(source(Map.of(), Map.of(name, "x")).unreadNames())
                .singleElement()
                .asString()
                .startsWith(warning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entra.tenant-id",
                "%prod.entra.tenant-id",
                "ENTRA_TENANT_ID",
                "entra_tenant_id",
                "PATH",
                "entrance.realm",
                "entra-server.port",
                "entraServerPort",
                "ENTRANCE",
                "AZURE_CLIENT_ID",
                "entra.client.scope",
                "%prod.entra.client.scope",
                "entra.client.billing.url",
                "ENTRA_CLIENT_SCOPE",
                "ENTRA_CLIENT_BILLING_MANAGED_IDENTITY"
            })
    void other_name_is_no_warning(String name) {
        assertThat(FallbackSource.ofLines(Map.of(name, "x")).unreadNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "entra.tenant-id, context-param entra.tenant-id is not read; write it as entra.tenant-id in META-INF",
        "ENTRA_TENANT_ID, context-param ENTRA_TENANT_ID is not read; write it as entra.tenant-id in META-INF",
        "entra_tenant_id, context-param entra_tenant_id is not read; write it as entra.tenant-id in META-INF",
        "ENTRA.TENANT-ID, context-param ENTRA.TENANT-ID is not read; write it as entra.tenant-id in META-INF",
        "entra.tenantId, context-param entra.tenantId is not a setting; did you mean entra.tenant-id",
        "entraTenantId, context-param entraTenantId is not a setting; did you mean entra.tenant-id",
        "entra.tenant, context-param entra.tenant is not a setting; did you mean entra.tenant-id",
    })
    void context_param_that_looks_like_a_setting_is_a_warning(String name, String warning) {
        assertThat(SettingsReader.warningsOfContextParameters(List.of(name, "tenant-id", "other")))
                .singleElement()
                .asString()
                .startsWith(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "entra.tenantIdd, entra.tenantIdd is not a setting; did you mean entra.tenant-id",
        "entra.audience[12], entra.audience is not a setting; did you mean entra.audiences",
        "entra_tenant_id, entra_tenant_id is not read as a property; write it as entra.tenant-id",
        "entra.tenant.id, entra.tenant.id is not read as a property; write it as entra.tenant-id",
        "ENTRA_TENANT_ID, ENTRA_TENANT_ID is not read as a property; write it as entra.tenant-id",
    })
    void property_of_spring_that_is_not_read_is_a_warning(String name, String warning) {
        assertThat(SettingsReader.warningsOfRelaxedProperties(List.of(name, name, "spring.name")))
                .singleElement()
                .asString()
                .startsWith(warning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entra.tenant-id",
                "entra.tenantId",
                "entra.tenant_id",
                "ENTRA.TENANT-ID",
                "entra.audiences[0]",
                "entra.client.scope",
                "entra-server.port"
            })
    void relaxed_name_of_a_property_of_spring_is_no_warning(String name) {
        assertThat(SettingsReader.warningsOfRelaxedProperties(List.of(name))).isEmpty();
    }

    @Test
    void lines_of_a_file_are_properties_or_variables() {
        SettingSource source = FallbackSource.ofLines(Map.of("entra.realm", "a", "ENTRA_TENANT_ID", "b"));
        assertThat(source.find(ResponseSettings.REALM)).map(ConfigValue::value).contains("a");
        assertThat(source.find(TrustSettings.TENANT_ID)).map(ConfigValue::value).contains("b");
    }

    @Test
    void system_properties_of_the_process_are_read() {
        String before = System.getProperty("entra.error-detail");
        System.setProperty("entra.error-detail", "full");
        try {
            assertThat(FallbackSource.ofApplication().find(ResponseSettings.ERROR_DETAIL))
                    .map(ConfigValue::value)
                    .contains("full");
        } finally {
            if (before == null) {
                System.clearProperty("entra.error-detail");
            } else {
                System.setProperty("entra.error-detail", before);
            }
        }
    }

    @Test
    void file_that_cannot_be_read_fails_the_deployment(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(folder.resolve("META-INF/microprofile-config.properties"), "entra.realm=\\u00zz");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThatThrownBy(() -> PropertiesFile.named("microprofile-config.properties", loader))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("META-INF/microprofile-config.properties cannot be read");
        }
    }

    @Test
    void ordinal_that_is_not_a_number_is_ignored() {
        Map<String, String> file = Map.of("entra.realm", "file", "config_ordinal", "high");
        assertThat(FallbackSource.of(
                                Map.of(),
                                Map.of("ENTRA_REALM", "variable"),
                                name -> name.equals("microprofile-config.properties") ? List.of(file) : List.of())
                        .find(ResponseSettings.REALM))
                .map(ConfigValue::value)
                .contains("variable");
    }

    @Test
    void unset_setting_is_empty() {
        assertThat(source(Map.of(), Map.of()).find(ResponseSettings.REALM)).isEqualTo(Optional.empty());
    }
}
