package io.github.entrafilter.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.token.TestTokens;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedApplicationTest {

    private static final List<String> SETTINGS = List.of("entra.authority", "entra.tenant-id", "entra.client-id");

    private final LoopbackAuthority authority = new LoopbackAuthority();

    @AfterEach
    void close() {
        SharedApplication.close();
        SETTINGS.forEach(System::clearProperty);
        authority.close();
    }

    private void configure() {
        authority.publishes(TestKeys.ENTRA);
        System.setProperty("entra.authority", authority.address().toString());
        System.setProperty("entra.tenant-id", TestTokens.TENANT);
        System.setProperty("entra.client-id", TestTokens.API);
    }

    @Test
    void start_warns_once_that_only_resources_are_protected() {
        configure();
        try (CapturedLog log = new CapturedLog(Level.WARNING)) {
            SharedApplication.start();
            SharedApplication.start();

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARNING Entra Filter protects JAX-RS resources only"))
                    .hasSize(1);
        }
    }

    @Test
    void missing_settings_fail_the_start() {
        assertThatThrownBy(SharedApplication::start).isInstanceOf(InvalidSettingsException.class);
    }

    @Test
    void resources_have_one_protection_that_outlives_the_application() {
        configure();
        SharedApplication.start();
        var before = SharedApplication.protectionOfResources();

        SharedApplication.close();

        assertThat(SharedApplication.protectionOfResources()).isSameAs(before);
    }

    @Test
    void start_after_an_end_begins_a_new_application() {
        configure();
        SharedApplication.start();
        var before = SharedApplication.protectionOfResources();
        SharedApplication.close();

        SharedApplication.start();

        assertThat(SharedApplication.protectionOfResources()).isNotSameAs(before);
    }

    /** The servlet API is in this class path, and neither Quarkus REST nor Helidon are. */
    @Test
    void servlet_containers_need_none() {
        assertThat(SharedApplication.isNeeded()).isFalse();
    }
}
