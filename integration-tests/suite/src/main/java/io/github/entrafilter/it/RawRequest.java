package io.github.entrafilter.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that no HTTP client sends, byte by byte. */
final class RawRequest {

    /** Less than any server waits for the rest of a request. */
    private static final int PATIENCE_MILLIS = 10_000;

    private static final Pattern HEAD = Pattern.compile(
            "^.*\\r\\nContent-Length: *(\\d+)\\r\\n.*?\\r\\n\\r\\n", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private RawRequest() {}

    /** The response up to these characters, without waiting for what comes after them. */
    static String responseUpTo(String end, URL deployed, String method, String path, String rest) {
        return exchange(deployed, method + " " + OrdersApi.CONTEXT_PATH + path, authority(deployed), rest, end);
    }

    /**
     * The response up to its Content-Length, or up to where the server closes the connection, as the request requires:
     * Helidon says that it closes it, and leaves it open.
     */
    static String wholeOf(URL deployed, String method, String path, String rest) {
        return exchange(deployed, method + " " + OrdersApi.CONTEXT_PATH + path, authority(deployed), rest, "");
    }

    /** The response to GET for a target that need not be a path. */
    static String wholeOf(URL deployed, String target) {
        return wholeOf(deployed, target, authority(deployed));
    }

    /** The response to GET with this Host, which need not be one. */
    static String wholeOf(URL deployed, String target, String host) {
        return exchange(deployed, "GET " + target, host, "Connection: close\r\n\r\n", "");
    }

    private static String authority(URL deployed) {
        return URI.create(OrdersApi.baseOf(deployed)).getAuthority();
    }

    private static String exchange(URL deployed, String methodAndTarget, String host, String rest, String end) {
        URI base = URI.create(OrdersApi.baseOf(deployed));
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = methodAndTarget + " HTTP/1.1\r\nHost: " + host + "\r\n" + rest;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream(), end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream response, String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int next = response.read();
        while (next >= 0) {
            read.write(next);
            String text = read.toString(StandardCharsets.ISO_8859_1);
            if (end.isEmpty() ? hasAllOfItsContent(text) : text.endsWith(end)) {
                return text;
            }
            next = response.read();
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean hasAllOfItsContent(String response) {
        Matcher head = HEAD.matcher(response);
        return head.find() && response.length() >= head.end() + Integer.parseInt(head.group(1));
    }
}
