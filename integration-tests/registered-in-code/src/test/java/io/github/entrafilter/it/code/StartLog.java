package io.github.entrafilter.it.code;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The records that the filter logs while this is open. */
final class StartLog implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.github.entrafilter");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    StartLog() {
        logger.addHandler(handler);
    }

    /** The reports of what is protected. */
    List<String> reports() {
        return startingWith("Entra Filter protects");
    }

    /** The warnings of what is open. */
    List<String> gaps() {
        return startingWith("Entra Filter leaves parts");
    }

    /** The warnings of WebSocket endpoints that may come after the start. */
    List<String> warningsOfWebSockets() {
        return startingWith("WebSocket endpoints");
    }

    private List<String> startingWith(String opening) {
        return lines.stream().filter(line -> line.startsWith(opening)).toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
