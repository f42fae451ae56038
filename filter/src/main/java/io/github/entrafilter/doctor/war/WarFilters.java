package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.ProtectingFilter;
import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.coverage.WebXml.DeclaredFilter;
import io.github.entrafilter.doctor.war.War.Archive;
import io.github.entrafilter.doctor.war.War.Content;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The filters of our class that a container makes of a WAR.
 *
 * @param declared by name, mapped or not
 * @param mappings of all filters, in their order
 */
record WarFilters(War war, WarSettings settings, Map<String, DeclaredFilter> declared, List<FilterMapping> mappings) {

    static final String NAME = "EntraFilter";
    private static final String CLASS_NAME = "io.github.entrafilter.servlet.EntraFilter";
    private static final String EVERYTHING = "/*";

    static WarFilters of(War war, WarSettings settings) {
        Map<String, DeclaredFilter> declared = new LinkedHashMap<>();
        descriptors(war)
                .flatMap(descriptor -> descriptor.filters().stream())
                .forEach(filter -> declared.merge(filter.name(), filter, WarFilters::merged));
        declared.values().removeIf(filter -> !filter.className().equals(Optional.of(CLASS_NAME)));
        return new WarFilters(
                war,
                settings,
                declared,
                descriptors(war)
                        .flatMap(descriptor -> descriptor.filterMappings().stream())
                        .toList());
    }

    /** A web.xml with metadata-complete stands alone: Servlet 6.0, section 8.1. */
    private static Stream<WebXml> descriptors(War war) {
        return war.webXml().isMetadataComplete()
                ? Stream.of(war.webXml())
                : Stream.concat(Stream.of(war.webXml()), war.orderedLibraries().map(Archive::webFragment));
    }

    /** Merges two declarations; web.xml, which comes first, wins over fragments: section 8.2.3. */
    private static DeclaredFilter merged(DeclaredFilter first, DeclaredFilter second) {
        Map<String, String> parameters = new HashMap<>(second.initParameters());
        parameters.putAll(first.initParameters());
        return new DeclaredFilter(
                first.name(),
                first.className().or(second::className),
                parameters,
                first.asyncSupported() || second.asyncSupported());
    }

    /** Whether the WAR has our classes in a place where a container loads them from. */
    boolean arePresent() {
        return war.archivesWith(Content.FILTER_CLASSES).findAny().isPresent();
    }

    /** The filters in force, in the order of their mappings; where none is mapped, the initializer's on everything. */
    List<ProtectingFilter> inForce() {
        if (!arePresent()) {
            return List.of();
        }
        List<ProtectingFilter> mapped = mappings.stream()
                .map(FilterMapping::filter)
                .distinct()
                .flatMap(name -> Optional.ofNullable(declared.get(name)).stream())
                .map(filter -> settings.filter(filter.name(), mappingsOf(filter.name()), filter.initParameters()))
                .toList();
        return mapped.isEmpty() && initializerRuns()
                ? List.of(settings.filter(NAME, List.of(everything()), Map.of()))
                : mapped;
    }

    private static FilterMapping everything() {
        return new FilterMapping(
                NAME, List.of(EVERYTHING), List.of(), EnumSet.of(Dispatch.REQUEST, Dispatch.ASYNC, Dispatch.ERROR));
    }

    /** A container skips the initializer of a library that the ordering leaves out: section 8.2.4. */
    boolean initializerRuns() {
        return war.orderedLibraries().anyMatch(library -> library.contents().contains(Content.FILTER_CLASSES));
    }

    boolean isMapped(String filter) {
        return !mappingsOf(filter).isEmpty();
    }

    private List<FilterMapping> mappingsOf(String filter) {
        return mappings.stream()
                .filter(mapping -> mapping.filter().equals(filter))
                .toList();
    }
}
