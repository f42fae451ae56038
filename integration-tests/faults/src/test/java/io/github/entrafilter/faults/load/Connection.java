package io.github.entrafilter.faults.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over one connection, which is kept alive and opened again where it has ended. A client library would take
 * more of a small machine than the server under test. For one thread.
 */
final class Connection implements AutoCloseable {

    /** Far longer than a response may take: a request that hangs is a failure. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private static final String STATUS = "HTTP/1.1 ";
    private static final String LENGTH = "content-length: ";
    private static final String RETRY_AFTER = "retry-after: ";

    private URI service = URI.create("");
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    /** Sends a request, and reads the whole response. */
    Response get(URI address, String... headers) throws IOException {
        if (socket == null || !service.equals(address)) {
            open(address);
        }
        StringBuilder request = new StringBuilder("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return response();
    }

    private void open(URI address) throws IOException {
        close();
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        opened.setTcpNoDelay(true);
        opened.setSoTimeout((int) MAX_WAIT.toMillis());
        in = new BufferedInputStream(opened.getInputStream());
        out = opened.getOutputStream();
        socket = opened;
        service = address;
    }

    private Response response() throws IOException {
        String status = line();
        if (!status.startsWith(STATUS)) {
            throw new IOException("the response begins with " + status);
        }
        int length = 0;
        int retryAfter = 0;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()));
            } else if (header.startsWith(RETRY_AFTER)) {
                retryAfter = Integer.parseInt(header.substring(RETRY_AFTER.length()));
            }
            last |= header.equals("connection: close");
        }
        in.skipNBytes(length);
        if (last) {
            close();
        }
        return new Response(
                Integer.parseInt(status.substring(STATUS.length(), STATUS.length() + 3)),
                Duration.ofSeconds(retryAfter));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the response broke off");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
