package io.github.entrafilter.it.matrix;

import io.github.entrafilter.it.capability.Capability;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column of the table.
 *
 * @param capabilities one; or those that stand in for each other
 */
record Column(String title, List<Capability> capabilities) {

    static List<Column> all() {
        return Arrays.stream(Capability.values())
                .collect(Collectors.groupingBy(Capability::title, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(column -> new Column(column.getKey(), column.getValue()))
                .toList();
    }
}
