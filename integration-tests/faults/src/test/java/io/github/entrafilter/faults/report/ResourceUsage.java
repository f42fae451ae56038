package io.github.entrafilter.faults.report;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The resources that the JVM holds, the services and their callers together.
 *
 * @param heapMegabytes after a collection
 * @param descriptors open files and sockets; -1 where the platform does not count them
 */
public record ResourceUsage(long heapMegabytes, int threads, long descriptors) {

    private static final long MEGABYTE = 1024 * 1024;

    /** The resources that are held now. */
    public static ResourceUsage now() {
        System.gc();
        long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
        return new ResourceUsage(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                descriptors);
    }
}
