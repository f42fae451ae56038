package io.github.entrafilter.telemetry;

import io.github.entrafilter.EntraPrincipal;
import java.time.Duration;

/** Where metrics and traces go. Found by {@link java.util.ServiceLoader}; left out where its API is missing. */
public interface Telemetry extends AutoCloseable {

    /** Tokens are being judged: the first call, or one soon after, is the time to begin to read these. Quick. */
    void begin(Measurements measurements);

    /** A token was judged, after {@link #begin}. Quick. */
    void judged(Duration time);

    /**
     * This caller is the one whose request the calling thread serves. Quick, on each request; a second time where spans
     * begin later than the first.
     */
    void serving(EntraPrincipal caller);

    /** The application ends. */
    @Override
    void close();
}
