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
 * A caller's way to a service: HTTP/1.1 over a connection that is kept alive, or opened again where it has ended. A
 * client library would take more of a small machine than the server that is looked at. For one thread.
 */
final class Connection implements AutoCloseable {

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final String STATUS = "HTTP/1.1 ";

    private URI service = URI.create("");
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    /** Asks, and reads the whole answer. */
    Response get(URI address, String... headers) throws IOException {
        if (socket == null || !service.equals(address)) {
            open(address);
        }
        StringBuilder request = new StringBuilder("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return reply();
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

    private Response reply() throws IOException {
        String status = line();
        if (!status.startsWith(STATUS)) {
            throw new IOException("answered " + status);
        }
        int length = 0;
        boolean retry = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String text = header.toLowerCase(Locale.ROOT);
            if (text.startsWith("content-length:")) {
                length = Integer.parseInt(
                        text.substring("content-length:".length()).strip());
            }
            retry |= text.matches("retry-after: [1-9][0-9]*");
            last |= text.equals("connection: close");
        }
        in.skipNBytes(length);
        if (last) {
            close();
        }
        return new Response(Integer.parseInt(status.substring(STATUS.length(), STATUS.length() + 3)), retry);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the answer broke off");
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
