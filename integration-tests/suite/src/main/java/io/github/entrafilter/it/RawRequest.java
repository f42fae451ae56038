package io.github.entrafilter.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that no HTTP client sends, byte by byte. */
final class RawRequest {

    /** Less than any server waits for the rest of a request. */
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final Pattern HEAD = Pattern.compile(
            "^.*\\r\\nContent-Length: *(\\d+)(?=\\r).*?\\r\\n\\r\\n", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern CHUNKED =
            Pattern.compile("\\r\\nTransfer-Encoding: *chunked\\r\\n", Pattern.CASE_INSENSITIVE);
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private static final Pattern CLOSE = Pattern.compile("\\r\\nConnection: *close\\r\\n", Pattern.CASE_INSENSITIVE);

    private RawRequest() {}

    /** The response up to these characters, without waiting for what comes after them. */
    static String responseUpTo(String end, URL deployed, String method, String path, String rest) {
        return exchange(deployed, method + " " + OrdersApi.CONTEXT_PATH + path, authority(deployed), rest, end);
    }

    /**
     * The response up to its end, or up to where the server closes the connection, as the request requires: Helidon
     * says that it closes it, and leaves it open.
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

    /**
     * The response to a request whose body has yet to come, and the one to a second request after this body, on the
     * same connection. Only the first if it announces the end of the connection: RFC 9112, section 9.6.
     */
    static List<String> responsesToBoth(URL deployed, String first, String body, String second) {
        try (Socket socket = connectedTo(deployed)) {
            send(first, socket);
            String refusal = read(socket.getInputStream(), "");
            if (CLOSE.matcher(refusal).find()) {
                return List.of(refusal);
            }
            send(body + second, socket);
            return List.of(refusal, read(socket.getInputStream(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of a request, up to its Host. */
    static String beginning(URL deployed, String method, String path) {
        return method + " " + OrdersApi.CONTEXT_PATH + path + " HTTP/1.1\r\nHost: " + authority(deployed) + "\r\n";
    }

    private static String authority(URL deployed) {
        return URI.create(OrdersApi.baseOf(deployed)).getAuthority();
    }

    private static String exchange(URL deployed, String methodAndTarget, String host, String rest, String end) {
        try (Socket socket = connectedTo(deployed)) {
            send(methodAndTarget + " HTTP/1.1\r\nHost: " + host + "\r\n" + rest, socket);
            return read(socket.getInputStream(), end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Socket connectedTo(URL deployed) throws IOException {
        URI base = URI.create(OrdersApi.baseOf(deployed));
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static void send(String text, Socket socket) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
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
        return head.find()
                ? response.length() >= head.end() + Integer.parseInt(head.group(1))
                : CHUNKED.matcher(response).find() && response.endsWith(LAST_CHUNK);
    }
}
