package io.github.entrafilter.settings.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        this.places = places.stream()
                .sorted(Comparator.comparingInt(ConfigPlace::ordinal).reversed())
                .toList();
        this.profiles = profiles(profiles);
        this.expanding = raw(EXPRESSIONS).filter("false"::equals).isEmpty();
    }

    /** Returns the names of profiles, the one of the highest rank first. */
    public static List<String> profiles(String written) {
        List<String> names = new ArrayList<>(Arrays.stream(written.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
        Collections.reverse(names);
        return names;
    }

    /** Returns the property from the source of the highest rank that has a value for it. */
    public Optional<ConfigValue> find(String property) {
        for (ConfigPlace place : places) {
            Optional<ConfigValue> found = place.find(names(property))
                    .map(it -> written(it, place))
                    .filter(it -> !it.value().isBlank());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private ConfigValue written(ConfigPlace.Property property, ConfigPlace place) {
        try {
            String value = expanding ? Expression.expand(property.value(), this::raw) : property.value();
            return ConfigValue.usable(value, property.name(), place.name());
        } catch (IllegalArgumentException e) {
            return ConfigValue.unusable(
                    property.value(), property.name(), place.name(), String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> raw(String property) {
        return places.stream()
                .flatMap(place -> place.find(names(property)).stream())
                .map(ConfigPlace.Property::value)
                .findFirst();
    }

    private List<String> names(String property) {
        return Stream.concat(profiles.stream().map(profile -> "%" + profile + "." + property), Stream.of(property))
                .toList();
    }
}
