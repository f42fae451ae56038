package io.github.entrafilter.benchmarks.http.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept-alive HTTP/1.1 connection that repeats one request at little cost to the client. */
final class Connection implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200";
    private static final String LENGTH = "content-length:";
    private static final int PATIENCE_MILLIS = 10_000;

    private final byte[] request;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] line = new byte[8192];

    Connection(Target target, String token) throws IOException {
        String head = "GET " + target.path() + " HTTP/1.1\r\nHost: localhost:" + target.port()
                + "\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        this.request = head.getBytes(StandardCharsets.US_ASCII);
        this.socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
        this.socket.setTcpNoDelay(true);
        this.socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Sends the request and reads the whole response, which must be 200. */
    void send() throws IOException {
        out.write(request);
        String status = readLine();
        if (!status.startsWith(OK)) {
            throw new IOException("response: " + status);
        }
        int length = -1;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            readChunks();
        } else {
            in.skipNBytes(length);
        }
    }

    private void readChunks() throws IOException {
        int size = chunkSize();
        while (size > 0) {
            in.skipNBytes(size + 2L);
            size = chunkSize();
        }
        in.skipNBytes(2);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine().toLowerCase(Locale.ROOT), 16);
    }

    @SuppressWarnings("deprecation") // The quickest way from ASCII bytes to a string; costs count here.
    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || length == line.length) {
                throw new IOException("the response ended early");
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, 0, Math.max(length - 1, 0));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
