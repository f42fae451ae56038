package io.github.entrafilter.keys.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One request and its response, bounded in time and size. Any thread may abort it. */
public final class Exchange {

    /** Entra's largest document, a key set with six certificates, is about 15 KB. */
    private static final int MAX_BYTES = 512 * 1024;

    /** An error of Entra, in JSON, has about 1 KB; an error page of a proxy may have any size. */
    private static final int MAX_ERROR_BYTES = 8 * 1024;

    private final HttpURLConnection connection;
    private final long end;
    private volatile boolean begun;
    private volatile boolean aborted;

    /**
     * The parts of a response that matter here.
     *
     * @param body complete if the status is 200; the beginning of a client error, as far as it can be read; else empty
     */
    public record Response(int status, String body, Optional<String> location, Optional<String> retryAfter) {}

    public Exchange(HttpURLConnection connection, Duration limit) {
        this.connection = connection;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Sends the request and reads the response; blocks. */
    public Response run() throws IOException {
        try {
            connection.connect();
            if (aborted) {
                throw new IOException("aborted");
            }
            int status = connection.getResponseCode();
            begun = true;
            return new Response(
                    status,
                    status == HttpURLConnection.HTTP_OK ? body() : errorBody(status),
                    Optional.ofNullable(connection.getHeaderField("Location")),
                    Optional.ofNullable(connection.getHeaderField("Retry-After")));
        } finally {
            connection.disconnect();
        }
    }

    private String body() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream in = connection.getInputStream()) {
            read(in, MAX_BYTES, body);
        }
        if (body.size() > MAX_BYTES) {
            throw new IOException("the response is larger than " + MAX_BYTES + " bytes");
        }
        long announced = connection.getContentLengthLong();
        if (announced >= 0 && announced != body.size()) {
            throw new IOException("the response ended after " + body.size() + " of " + announced + " bytes");
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private String errorBody(int status) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (status >= 400 && status < 500) {
            try (InputStream in = connection.getErrorStream()) {
                if (in != null) {
                    read(in, MAX_ERROR_BYTES, body);
                }
            } catch (IOException e) {
                // The status says that the request failed; what has been read may say why.
            }
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Reads until the end, or until the body has more than this number of bytes. */
    private void read(InputStream in, int bytes, ByteArrayOutputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0 && body.size() <= bytes; read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (System.nanoTime() - end > 0) {
                throw new IOException("the response did not end in time");
            }
        }
    }

    /**
     * Ends a wait for the head of the response at once. A body ends by itself, at the latest a read time-out after the
     * limit: closing it here could wait for the very read that is to be ended.
     */
    public void abort() {
        aborted = true;
        if (!begun) {
            // Without effect before there is a connection.
            connection.disconnect();
        }
    }
}
