package io.github.entrafilter.faults.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The behaviour of a connection between the service and the identity provider: good, or bad in one way. */
@FunctionalInterface
interface ConnectionBehaviour {

    int BUFFER = 16 * 1024;
    int DRIP_MILLIS = 50;
    int TO_THE_END = Integer.MAX_VALUE;

    /** Within the body of each document, whose head has some 150 bytes and whose body more than a thousand. */
    int HALF_WAY = 600;

    /**
     * Carries until either side ends; the proxy closes both sockets afterwards.
     *
     * @param service the side of the service
     * @param authority opens the side of the identity provider
     */
    void carry(Socket service, Upstream authority) throws IOException, InterruptedException;

    /** The way to the identity provider. */
    @FunctionalInterface
    interface Upstream {
        Socket connect() throws IOException;
    }

    /** Forwards the response, at once. */
    static ConnectionBehaviour clear() {
        return (service, authority) -> {
            try (Socket upstream = request(service, authority)) {
                copy(upstream.getInputStream(), service.getOutputStream(), TO_THE_END);
            }
        };
    }

    /** Repeats the first response to each request, like a cache that serves old documents. */
    static ConnectionBehaviour cached() {
        Map<String, byte[]> responses = new ConcurrentHashMap<>();
        return (service, authority) -> {
            String request = readRequest(service);
            byte[] response = responses.get(request);
            if (response == null) {
                try (Socket upstream = authority.connect()) {
                    upstream.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                    response = upstream.getInputStream().readAllBytes();
                }
                responses.put(request, response);
            }
            service.getOutputStream().write(response);
        };
    }

    /** Takes each request, and sends no response. */
    static ConnectionBehaviour silent() {
        return (service, authority) -> copy(service.getInputStream(), OutputStream.nullOutputStream(), TO_THE_END);
    }

    /** Reads a request, and resets the connection: a socket that closes without lingering sends RST. */
    static ConnectionBehaviour reset() {
        return (service, authority) -> {
            String ignored = readRequest(service);
            service.setSoLinger(true, 0);
        };
    }

    /** Forwards one byte of the response at a time. */
    static ConnectionBehaviour dripping() {
        return (service, authority) -> {
            try (Socket upstream = request(service, authority)) {
                InputStream response = upstream.getInputStream();
                for (int next = response.read(); next >= 0; next = response.read()) {
                    service.getOutputStream().write(next);
                    Thread.sleep(DRIP_MILLIS);
                }
            }
        };
    }

    /** Forwards the head of the response and some of its body; then the connection ends. */
    static ConnectionBehaviour cut() {
        return (service, authority) -> {
            try (Socket upstream = request(service, authority)) {
                copy(upstream.getInputStream(), service.getOutputStream(), HALF_WAY);
            }
        };
    }

    /** Forwards the head of the response and some of its body; then nothing, until the service gives up. */
    static ConnectionBehaviour stalled() {
        return (service, authority) -> {
            try (Socket upstream = request(service, authority)) {
                copy(upstream.getInputStream(), service.getOutputStream(), HALF_WAY);
                copy(service.getInputStream(), OutputStream.nullOutputStream(), TO_THE_END);
            }
        };
    }

    /** Responds with a JSON document that begins like this, and is filled up with spaces. */
    static ConnectionBehaviour document(String beginning, int length) {
        return (service, authority) -> {
            OutputStream out = respond(
                    service, "200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length, beginning);
            byte[] spaces = new byte[BUFFER];
            Arrays.fill(spaces, (byte) ' ');
            for (int left = length - beginning.length(); left > 0; left -= BUFFER) {
                out.write(spaces, 0, Math.min(left, BUFFER));
            }
        };
    }

    /** Responds with status 429, as an authority that is asked too often. */
    static ConnectionBehaviour throttled(int retryAfterSeconds) {
        return (service, authority) ->
                respond(service, "429 Too Many Requests\r\nContent-Length: 0\r\nRetry-After: " + retryAfterSeconds, "");
    }

    private static OutputStream respond(Socket service, String head, String body) throws IOException {
        String ignored = readRequest(service);
        OutputStream out = service.getOutputStream();
        out.write(("HTTP/1.1 " + head + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    /** Forwards the request; the caller reads the response. */
    private static Socket request(Socket service, Upstream authority) throws IOException {
        String request = readRequest(service);
        Socket upstream = authority.connect();
        upstream.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return upstream;
    }

    /** Reads the only request of a connection: it has no body, and fits into one packet. */
    private static String readRequest(Socket service) throws IOException {
        byte[] request = new byte[BUFFER];
        int length = service.getInputStream().read(request);
        return new String(request, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }

    private static void copy(InputStream from, OutputStream to, int limit) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int left = limit;
        int read = from.read(buffer, 0, Math.min(left, BUFFER));
        while (read > 0) {
            to.write(buffer, 0, read);
            left -= read;
            read = from.read(buffer, 0, Math.min(left, BUFFER));
        }
    }
}
