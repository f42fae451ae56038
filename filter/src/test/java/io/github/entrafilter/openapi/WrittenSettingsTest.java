package io.github.entrafilter.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.protection.PublicPaths;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WrittenSettingsTest {

    private static final String PUBLIC_PATHS = "entra.public-paths";

    private final ClassLoader context = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restore() {
        System.clearProperty(PUBLIC_PATHS);
        Thread.currentThread().setContextClassLoader(context);
    }

    @Test
    void public_paths_are_read_without_a_running_application() {
        System.setProperty(PUBLIC_PATHS, "/api/open, /api/news/*");

        PublicPaths paths = WrittenSettings.publicPaths();

        assertThat(paths.include("/api/open")).isTrue();
        assertThat(paths.include("/api/news/{topic}")).isTrue();
        assertThat(paths.include("/api/orders")).isFalse();
    }

    @Test
    void invalid_setting_opens_nothing() {
        System.setProperty(PUBLIC_PATHS, "api/open");

        assertThat(WrittenSettings.publicPaths().patterns()).isEmpty();
    }

    @Test
    void thread_of_the_server_keeps_its_class_loader() throws Exception {
        System.setProperty(PUBLIC_PATHS, "/api/open");
        try (URLClassLoader server = new URLClassLoader(new URL[0], null)) {
            Thread.currentThread().setContextClassLoader(server);

            assertThat(WrittenSettings.publicPaths().patterns()).containsExactly("/api/open");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(server);
        }
    }
}
