package io.github.entrafilter.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JAR on the module path, of a runtime that has nothing of Jakarta EE but servlets. */
class ModulePathIT {

    private static final String NAME = "io.github.entrafilter";
    private static final ModuleFinder MODULES =
            ModuleFinder.of(Delivered.THIN, Delivered.nimbus(), Delivered.servletApi());

    private static ModuleDescriptor descriptor() {
        return MODULES.find(NAME).orElseThrow().descriptor();
    }

    @Test
    void the_module_resolves_with_nimbus_and_servlets_alone() {
        Configuration configuration = Configuration.empty().resolve(MODULES, ModuleFinder.ofSystem(), Set.of(NAME));

        assertThat(configuration.findModule(NAME)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME, NAME + ".audit", NAME + ".jaxrs", NAME + ".openapi", NAME + ".servlet"})
    void applications_may_use(String exported) {
        assertThat(descriptor().exports()).anyMatch(export -> export.source().equals(exported));
    }

    @ParameterizedTest
    @ValueSource(strings = {".keys", ".token", ".settings", ".protection", ".cdi", ".telemetry"})
    void applications_cannot_reach(String internal) {
        assertThat(descriptor().packages()).contains(NAME + internal);
        assertThat(descriptor().exports()).noneMatch(export -> export.source().equals(NAME + internal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.servlet.ServletContainerInitializer",
                NAME + ".audit.AuditListener",
                NAME + ".telemetry.Telemetry",
            })
    void it_offers_the_services_of_the_class_path(String service) {
        assertThat(descriptor().provides())
                .anyMatch(offered -> offered.service().equals(service));
        assertThat(Delivered.entries(Delivered.THIN)).contains("META-INF/services/" + service);
    }

    @Test
    void the_standalone_jar_is_a_module_by_the_same_name() {
        Optional<ModuleDescriptor> standalone =
                ModuleFinder.of(Delivered.STANDALONE).find(NAME).map(found -> found.descriptor());

        assertThat(standalone)
                .hasValueSatisfying(found -> assertThat(found.isAutomatic()).isTrue());
    }
}
