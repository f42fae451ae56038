package io.github.entrafilter.faults;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The live objects on the heap after a full collection, by the JVM's own histogram of classes.
 *
 * @param bytes the size of all objects
 * @param instances the number of objects of each class of the filter
 */
record LiveObjects(long bytes, Map<String, Long> instances) {

    static LiveObjects count() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        String[][] rows = Arrays.stream(histogram.split("\n", -1))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length >= 4 && columns[0].endsWith(":"))
                .toArray(String[][]::new);
        return new LiveObjects(
                Arrays.stream(rows).mapToLong(row -> Long.parseLong(row[2])).sum(),
                Arrays.stream(rows)
                        .filter(row -> row[3].startsWith("io.github.entrafilter.") && !row[3].contains(".faults."))
                        .collect(Collectors.toMap(row -> row[3], row -> Long.parseLong(row[1]), Long::sum)));
    }

    /** The number of the filter's objects. */
    long ours() {
        return instances.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The number of objects of this class of the filter. */
    long of(Class<?> type) {
        return instances.getOrDefault(type.getName(), 0L);
    }
}
