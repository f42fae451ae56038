package io.github.entrafilter.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.openapi.OASConfig;
import org.junit.jupiter.api.Test;

/** Read from a real implementation. */
class OpenApiDefaultsTest {

    private static String filter(ConfigSource... sources) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredSources()
                .withSources(sources)
                .build()
                .getValue(OASConfig.FILTER, String.class);
    }

    @Test
    void our_filter_is_the_default() {
        assertThat(filter()).isEqualTo(EntraOpenApiFilter.class.getName());
    }

    @Test
    void filter_of_the_application_wins_whatever_the_rank_of_its_source() {
        ConfigSource own = new PropertiesConfigSource(Map.of(OASConfig.FILTER, "com.contoso.Own"), "own", -100);

        assertThat(filter(own)).isEqualTo("com.contoso.Own");
    }

    /** Payara looks properties up by the names that sources list. */
    @Test
    void property_is_listed() {
        assertThat(new OpenApiDefaults().getPropertyNames()).containsExactly(OASConfig.FILTER);
        assertThat(new OpenApiDefaults().getProperties()).containsOnlyKeys(OASConfig.FILTER);
    }

    @Test
    void platform_without_the_api_has_no_default() throws Exception {
        ClassLoader without = new WithoutOpenApi();

        ConfigSource source = (ConfigSource) without.loadClass(OpenApiDefaults.class.getName())
                .getDeclaredConstructor()
                .newInstance();

        assertThat(source.getClass().getClassLoader()).isSameAs(without);
        assertThat(source.getPropertyNames()).isEmpty();
    }

    /** Our classes, on a platform with MicroProfile Config alone. */
    private static final class WithoutOpenApi extends ClassLoader {

        WithoutOpenApi() {
            super(OpenApiDefaultsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.eclipse.microprofile.openapi")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("io.github.entrafilter") ? ours(name) : super.loadClass(name, resolve);
        }

        private Class<?> ours(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
