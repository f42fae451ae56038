package io.github.entrafilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessSourceTest {

    @Test
    void properties_come_before_variables() {
        assertThat(new ProcessSource(Map.of("entra.realm", "property"), Map.of("ENTRA_REALM", "variable"))
                        .value(Setting.REALM))
                .contains("property");
    }

    @Test
    void variables_serve_where_there_is_no_property() {
        assertThat(new ProcessSource(Map.of(), Map.of("ENTRA_REALM", "variable")).value(Setting.REALM))
                .contains("variable");
    }

    /** Containers set properties to nothing where a template had nothing to fill in. */
    @Test
    void a_blank_property_leaves_the_word_to_the_variable() {
        assertThat(new ProcessSource(Map.of("entra.realm", " "), Map.of("ENTRA_REALM", "variable"))
                        .value(Setting.REALM))
                .contains("variable");
    }

    @Test
    void a_blank_variable_says_nothing() {
        assertThat(new ProcessSource(Map.of(), Map.of("ENTRA_REALM", "")).value(Setting.REALM))
                .isEqualTo(Optional.empty());
    }

    @Test
    void values_are_named_as_they_stand() {
        ProcessSource source = new ProcessSource(Map.of("entra.realm", "x"), Map.of("ENTRA_TENANT_ID", "x"));
        assertThat(source.nameOf(Setting.REALM)).isEqualTo("entra.realm");
        assertThat(source.nameOf(Setting.TENANT_ID)).isEqualTo("ENTRA_TENANT_ID");
    }

    @Test
    void unknown_names_are_told_of_both() {
        assertThat(new ProcessSource(
                                Map.of("entra.tenant", "x", "entra.tenant-id", "x", "other", "x"),
                                Map.of("ENTRA_TENANT", "x", "ENTRA_TENANT_ID", "x", "PATH", "x"))
                        .unknownNames())
                .containsExactlyInAnyOrder("entra.tenant", "ENTRA_TENANT");
    }

    @Test
    void this_process_has_its_system_properties() {
        String before = System.getProperty("entra.error-detail");
        System.setProperty("entra.error-detail", "full");
        try {
            assertThat(ProcessSource.ofThisProcess().value(Setting.ERROR_DETAIL))
                    .contains("full");
        } finally {
            if (before == null) {
                System.clearProperty("entra.error-detail");
            } else {
                System.setProperty("entra.error-detail", before);
            }
        }
    }
}
