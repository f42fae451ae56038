package io.github.entrafilter.metrics;

import io.github.entrafilter.EntraPrincipal;

/** Where metrics and traces go. Found by {@link java.util.ServiceLoader}; left out where its API is missing. */
public interface Telemetry extends AutoCloseable {

    /** Tokens are being judged: the first call, or one soon after, is the time to begin to read these. Quick. */
    void begin(Measurements measurements);

    /** A caller was let in, with the request that the calling thread serves. Quick, on each request. */
    void admitted(EntraPrincipal caller);

    /** The application ends. */
    @Override
    void close();
}
