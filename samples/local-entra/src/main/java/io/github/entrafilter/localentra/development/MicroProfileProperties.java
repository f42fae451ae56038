package io.github.entrafilter.localentra.development;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The properties of MicroProfile Config. They are looked up while the filter looks up a setting. Payara's cache does
 * not allow that, so there each source is read by itself.
 *
 * @param config the application's configuration
 */
record MicroProfileProperties(Config config) implements PropertyLookup {

    private static final String PROFILE = "mp.config.profile";
    private static final String PAYARA = "fish.payara.";

    /** Returns the properties of the calling thread's application; empty if the container has no implementation. */
    static Optional<PropertyLookup> ofApplication() {
        try {
            return Optional.of(new MicroProfileProperties(ConfigProvider.getConfig()));
        } catch (LinkageError | IllegalStateException missing) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> find(String name) {
        return config.getClass().getName().startsWith(PAYARA)
                ? written(name)
                : config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private Optional<String> written(String name) {
        Stream<String> profiled = inSources(PROFILE)
                .map(profiles -> Arrays.stream(profiles.split(",", -1)))
                .orElseGet(Stream::empty)
                .map(profile -> "%" + profile.strip() + "." + name);
        return Stream.concat(profiled, Stream.of(name))
                .flatMap(it -> inSources(it).stream())
                .findFirst();
    }

    private Optional<String> inSources(String name) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(source -> Optional.ofNullable(source.getValue(name)).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
