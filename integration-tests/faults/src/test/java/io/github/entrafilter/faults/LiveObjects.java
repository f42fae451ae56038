package io.github.entrafilter.faults;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The live objects on the heap after a full collection, by the JVM's own histogram of classes.
 *
 * @param bytes the size of all objects
 * @param ours the number of objects of the filter's classes
 */
record LiveObjects(long bytes, long ours) {

    static LiveObjects count() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        long bytes = 0;
        long ours = 0;
        for (String[] row : Arrays.stream(histogram.split("\n", -1))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length >= 4 && columns[0].endsWith(":"))
                .toList()) {
            bytes += Long.parseLong(row[2]);
            ours += row[3].startsWith("io.github.entrafilter") && !row[3].contains(".faults.")
                    ? Long.parseLong(row[1])
                    : 0;
        }
        return new LiveObjects(bytes, ours);
    }
}
