package io.github.entrafilter.settings.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Property lookup by the rules of MicroProfile Config 3.1: ordinals, profiles and property expressions. One rule
 * differs on purpose: an empty value of a higher rank does not erase a property, because that would silently remove a
 * restriction. It counts as not set, and the next source is read.
 */
public final class ConfigLookup {

    public static final String PROFILE = "mp.config.profile";
    private static final String EXPRESSIONS = "mp.config.property.expressions.enabled";

    private final List<ConfigPlace> places;
    private final List<String> profiles;
    private final boolean expanding;

    /** @param profiles the active profiles, comma-separated: the last has the highest rank */
    public ConfigLookup(List<ConfigPlace> places, String profiles) {
        List<ConfigPlace> sorted = new ArrayList<>(places);
        sorted.sort((first, second) -> Integer.compare(second.ordinal(), first.ordinal()));
        this.places = List.copyOf(sorted);
        this.profiles = profiles(profiles);
        this.expanding = !raw(EXPRESSIONS).orElse("").equals("false");
    }

    /** Returns the names of profiles, the one of the highest rank first. */
    public static List<String> profiles(String written) {
        List<String> names = new ArrayList<>();
        for (String name : written.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        Collections.reverse(names);
        return names;
    }

    /** Returns the property from the source of the highest rank that has a value for it. */
    public Optional<ConfigValue> find(String property) {
        List<String> names = names(property);
        for (ConfigPlace place : places) {
            Optional<ConfigPlace.Property> found = place.find(names);
            if (found.isPresent()) {
                ConfigValue written = written(found.get(), place);
                if (!written.value().isBlank()) {
                    return Optional.of(written);
                }
            }
        }
        return Optional.empty();
    }

    private ConfigValue written(ConfigPlace.Property property, ConfigPlace place) {
        try {
            String value = expanding && !isPlain(property.value())
                    ? Expression.expand(property.value(), this::raw)
                    : property.value();
            return ConfigValue.usable(value, property.name(), place.name());
        } catch (IllegalArgumentException e) {
            return ConfigValue.unusable(
                    property.value(), property.name(), place.name(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether expansion cannot change a value, nor find a problem in it: true of nearly all values. */
    private static boolean isPlain(String value) {
        return value.indexOf('$') < 0 && value.length() <= Expression.MAX_LENGTH;
    }

    private Optional<String> raw(String property) {
        List<String> names = names(property);
        for (ConfigPlace place : places) {
            Optional<ConfigPlace.Property> found = place.find(names);
            if (found.isPresent()) {
                return Optional.of(found.get().value());
            }
        }
        return Optional.empty();
    }

    /** Returns the property's names: in each profile, then outside of profiles. */
    private List<String> names(String property) {
        List<String> names = new ArrayList<>();
        for (String profile : profiles) {
            names.add("%" + profile + "." + property);
        }
        names.add(property);
        return names;
    }
}
