package io.github.entrafilter.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The records of a logger in this JVM since a moment. */
public final class HeardLog extends Handler implements AutoCloseable {

    /** A strong reference: without one, the logger may be collected, and its handlers with it. */
    private final Logger logger;

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private HeardLog(Logger logger) {
        this.logger = logger;
    }

    /** Starts to record the filter's log. */
    public static HeardLog fromNow() {
        return of("io.github.entrafilter");
    }

    /** Starts to record a logger, and the loggers below it. */
    public static HeardLog of(String logger) {
        HeardLog log = new HeardLog(Logger.getLogger(logger));
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

    /** Drops all records so far. */
    public void forget() {
        records.clear();
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
