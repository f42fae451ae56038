package io.github.entrafilter.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The filter's log in this JVM, from a moment on. */
public final class HeardLog extends Handler implements AutoCloseable {

    /** Held, as a logger that nobody holds forgets its handlers. */
    private final Logger logger = Logger.getLogger("io.github.entrafilter");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Starts to listen. */
    public static HeardLog fromNow() {
        HeardLog log = new HeardLog();
        log.logger.addHandler(log);
        return log;
    }

    /** All records so far. */
    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    /** Their messages. */
    public List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
