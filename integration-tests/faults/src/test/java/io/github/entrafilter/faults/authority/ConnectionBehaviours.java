package io.github.entrafilter.faults.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Good and bad connections. */
final class ConnectionBehaviours {

    private static final int BUFFER = 16 * 1024;
    private static final int DRIP_MILLIS = 50;
    private static final int TO_THE_END = Integer.MAX_VALUE;

    /** Within the body of each document, whose head has some 150 bytes and whose body more than a thousand. */
    private static final int HALF_WAY = 600;

    private ConnectionBehaviours() {}

    /** All bytes, at once. */
    static ConnectionBehaviour clear() {
        return (service, authority) -> {
            try (Socket upstream = authority.connect()) {
                Thread requests = forwardRequests(service, upstream);
                copy(upstream.getInputStream(), service.getOutputStream(), TO_THE_END);
                requests.interrupt();
            }
        };
    }

    /** Takes what is sent, and never says a word. */
    static ConnectionBehaviour silent() {
        return (service, authority) -> copy(service.getInputStream(), OutputStream.nullOutputStream(), TO_THE_END);
    }

    /** Reads a request, and answers it with a reset: a socket that closes without lingering sends RST. */
    static ConnectionBehaviour reset() {
        return (service, authority) -> {
            readRequest(service);
            service.setSoLinger(true, 0);
        };
    }

    /** One byte of the answer at a time. */
    static ConnectionBehaviour dripping() {
        return (service, authority) -> {
            try (Socket upstream = authority.connect()) {
                Thread requests = forwardRequests(service, upstream);
                InputStream answer = upstream.getInputStream();
                for (int next = answer.read(); next >= 0; next = answer.read()) {
                    service.getOutputStream().write(next);
                    Thread.sleep(DRIP_MILLIS);
                }
                requests.interrupt();
            }
        };
    }

    /** The head of the answer and some of its body; then the connection ends. */
    static ConnectionBehaviour cut() {
        return (service, authority) -> {
            try (Socket upstream = authority.connect()) {
                Thread requests = forwardRequests(service, upstream);
                copy(upstream.getInputStream(), service.getOutputStream(), HALF_WAY);
                requests.interrupt();
            }
        };
    }

    /** The head of the response and some of its body; then nothing, until the service gives up. */
    static ConnectionBehaviour stalled() {
        return (service, authority) -> {
            try (Socket upstream = authority.connect()) {
                readRequest(service, upstream);
                copy(upstream.getInputStream(), service.getOutputStream(), HALF_WAY);
                copy(service.getInputStream(), OutputStream.nullOutputStream(), TO_THE_END);
            }
        };
    }

    /** A JSON document of this beginning, filled up with spaces. */
    static ConnectionBehaviour answering(String json, int length) {
        return (service, authority) -> {
            readRequest(service);
            OutputStream out = service.getOutputStream();
            String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
            out.write((head + json).getBytes(StandardCharsets.US_ASCII));
            byte[] spaces = new byte[BUFFER];
            Arrays.fill(spaces, (byte) ' ');
            for (int left = length - json.length(); left > 0; left -= BUFFER) {
                out.write(spaces, 0, Math.min(left, BUFFER));
            }
        };
    }

    private static Thread forwardRequests(Socket service, Socket upstream) {
        Thread thread = new Thread(
                () -> {
                    try {
                        copy(service.getInputStream(), upstream.getOutputStream(), TO_THE_END);
                        upstream.shutdownOutput();
                    } catch (IOException ended) {
                        // Either side has gone; the other direction notices for itself.
                    }
                },
                "faulty-proxy-requests");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void readRequest(Socket service, Socket upstream) throws IOException {
        byte[] request = new byte[BUFFER];
        int length = service.getInputStream().read(request);
        if (length > 0) {
            upstream.getOutputStream().write(request, 0, length);
        }
    }

    private static void readRequest(Socket service) throws IOException {
        int ignored = service.getInputStream().read(new byte[BUFFER]);
    }

    private static void copy(InputStream from, OutputStream to, int most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int left = most;
        int read = from.read(buffer, 0, Math.min(left, BUFFER));
        while (read > 0) {
            to.write(buffer, 0, read);
            left -= read;
            read = from.read(buffer, 0, Math.min(left, BUFFER));
        }
    }
}
