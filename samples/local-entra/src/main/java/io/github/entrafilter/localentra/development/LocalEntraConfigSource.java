package io.github.entrafilter.localentra.development;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The settings that point the filter to local Entra, where the container has MicroProfile Config. The first time that
 * one is read, local Entra starts.
 */
public final class LocalEntraConfigSource implements ConfigSource {

    /** Below all sources of an application. */
    private static final int ORDINAL = 50;

    /** Called by the service loader. */
    public LocalEntraConfigSource() {}

    @Override
    public String getName() {
        return "local Entra";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    /** Returns the names that have a value now; a list of names must not start local Entra. */
    @Override
    public Set<String> getPropertyNames() {
        return DevelopmentMode.running().map(it -> it.settings().keySet()).orElse(Set.of());
    }

    @Override
    public @Nullable String getValue(String name) {
        return DevelopmentMode.PROVIDED.contains(name)
                ? MicroProfileProperties.ofApplication()
                        .flatMap(DevelopmentMode::server)
                        .map(it -> it.settings().get(name))
                        .orElse(null)
                : null;
    }
}
