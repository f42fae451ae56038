package io.github.entrafilter.localentra.control;

import java.util.List;

/** The filter's lines in a service's log, for the page. */
@FunctionalInterface
public interface ServiceLog {

    /** A service whose log is somewhere else. */
    ServiceLog NONE = List::of;

    /** Returns all lines so far. */
    List<String> lines();

    /** Returns the lines after the first ones; waits a moment for one. */
    default List<String> linesAfter(int first) {
        for (int attempt = 0; attempt < 20 && this != NONE; attempt++) {
            List<String> lines = lines();
            if (lines.size() > first) {
                return List.copyOf(lines.subList(first, lines.size()));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return List.of();
    }
}
