package io.github.entrafilter.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of MicroProfile Config 3.1: ordinals, profiles and property expressions. One differs on purpose: an empty
 * value of higher rank does not erase a property, as that would take a restriction away without a word. It is not set
 * there, and the next place counts.
 */
final class ConfigLookup {

    static final String PROFILE = "mp.config.profile";
    private static final String EXPRESSIONS = "mp.config.property.expressions.enabled";

    private final List<ConfigPlace> places;
    private final List<String> profiles;
    private final boolean expanding;

    /** @param profiles the active ones, separated by commas: the last counts most */
    ConfigLookup(List<ConfigPlace> places, String profiles) {
        this.places = places.stream()
                .sorted(Comparator.comparingInt(ConfigPlace::ordinal).reversed())
                .toList();
        this.profiles = profiles(profiles);
        this.expanding = raw(EXPRESSIONS).filter("false"::equals).isEmpty();
    }

    /** The names of profiles, the one that counts most first. */
    static List<String> profiles(String text) {
        List<String> names = new ArrayList<>(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
        Collections.reverse(names);
        return names;
    }

    /** The property, in the place of the highest rank that has a value for it. */
    Optional<WrittenSetting> find(String property) {
        for (ConfigPlace place : places) {
            Optional<WrittenSetting> found = place.find(names(property))
                    .map(it -> written(it, place))
                    .filter(it -> !it.value().isBlank());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private WrittenSetting written(ConfigPlace.Property property, ConfigPlace place) {
        try {
            String value = expanding ? Expression.expand(property.value(), this::raw) : property.value();
            return WrittenSetting.usable(value, property.name(), place.name());
        } catch (IllegalArgumentException e) {
            return WrittenSetting.unusable(
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
