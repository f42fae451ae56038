package io.github.entrafilter.telemetry;

import io.github.entrafilter.EntraPrincipal;
import java.time.Duration;

/** An export of metrics and traces. Found by {@link java.util.ServiceLoader}; skipped if its API is missing. */
public interface Telemetry extends AutoCloseable {

    /** Starts to export these measurements, on the first call or a later one. Called for each judged token: fast. */
    void begin(Measurements measurements);

    /** Records the time to judge a token, after {@link #begin}. Fast. */
    void judged(Duration time);

    /**
     * Adds the caller to the calling thread's span. Fast: called on each request, and again where spans begin after the
     * first call.
     */
    void serving(EntraPrincipal caller);

    /** Ends the export with the application. */
    @Override
    void close();
}
