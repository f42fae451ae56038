package io.github.entrafilter.it;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** HTTP/2 requests with an authority that no HTTP client sends, frame by frame: RFC 9113 and 7541. */
final class RawHttp2Request {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_OF_STREAM = 0x1;
    private static final int PRIORITY = 0x20;
    private static final int LENGTH_OF_PRIORITY = 5;
    private static final int END_OF_STREAM_AND_HEADERS = 0x5;

    private static final int METHOD_GET = 0x82;
    private static final int SCHEME_HTTP = 0x86;
    private static final int NAME_PATH = 0x04;
    private static final int NAME_AUTHORITY = 0x01;
    private static final int NEW_NAME = 0x00;

    /** The status codes that HPACK's static table has, from index 8 on. */
    private static final List<Integer> INDEXED = List.of(200, 204, 206, 304, 400, 404, 500);

    private static final int FIRST_INDEX = 8;

    private RawHttp2Request() {}

    record Response(int status, String body) {

        /** The server resets the request, or closes the connection. */
        static final Response NONE = new Response(0, "");

        private Response with(byte[] data) {
            return new Response(status, body + new String(data, StandardCharsets.UTF_8));
        }
    }

    /** The response to GET for this path of the deployed application, sent without an upgrade. */
    static Response responseTo(URL deployed, String authority, String path, Map<String, String> headers) {
        try (Socket socket = RawRequest.connectedTo(deployed)) {
            OutputStream out = socket.getOutputStream();
            out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
            out.write(frame(SETTINGS, 0, 0, new byte[0]));
            out.write(frame(HEADERS, END_OF_STREAM_AND_HEADERS, 1, block(authority, path, headers)));
            out.flush();
            return response(new DataInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        frame.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Literal fields without indexing, with pseudo-header fields by their index, as Helidon requires. */
    private static byte[] block(String authority, String path, Map<String, String> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(METHOD_GET);
        block.write(SCHEME_HTTP);
        block.write(NAME_PATH);
        addString(block, OrdersApi.CONTEXT_PATH + path);
        block.write(NAME_AUTHORITY);
        addString(block, authority);
        headers.forEach((name, value) -> {
            block.write(NEW_NAME);
            addString(block, name);
            addString(block, value);
        });
        return block.toByteArray();
    }

    /** A string without Huffman coding, after its length as an integer with a prefix of seven bits. */
    private static void addString(ByteArrayOutputStream block, String string) {
        int rest = string.length() - 127;
        block.write(Math.min(string.length(), 127));
        if (rest >= 0) {
            for (; rest >= 128; rest /= 128) {
                block.write(rest % 128 + 128);
            }
            block.write(rest);
        }
        block.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Response response(DataInputStream in) throws IOException {
        Response response = Response.NONE;
        int length = in.read();
        while (length >= 0) {
            byte[] payload = new byte[(length << 16) + in.readUnsignedShort()];
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            in.skipNBytes(4);
            in.readFully(payload);
            if (type == HEADERS) {
                int start = (flags & PRIORITY) == 0 ? 0 : LENGTH_OF_PRIORITY;
                response = new Response(status(Arrays.copyOfRange(payload, start, payload.length)), "");
            } else if (type == DATA) {
                response = response.with(payload);
            }
            boolean ends = (type == HEADERS || type == DATA) && (flags & END_OF_STREAM) != 0;
            if (ends || type == RST_STREAM || type == GOAWAY) {
                return response;
            }
            length = in.read();
        }
        return response;
    }

    /** The first field is the status: an index, or a literal value of three digits. */
    private static int status(byte[] block) {
        int at = 0;
        while ((block[at] & 0xe0) == 0x20) { // A change of the dynamic table's size.
            at++;
        }
        if (block[at] < 0) {
            return INDEXED.get((block[at] & 0x7f) - FIRST_INDEX);
        }
        boolean huffman = block[at + 1] < 0;
        return huffman
                ? huffmanDigits(block, at + 2)
                : Integer.parseInt(new String(block, at + 2, 3, StandardCharsets.US_ASCII));
    }

    /** Three digits: 0, 1 and 2 have codes of five bits, the others of six (RFC 7541, appendix B). */
    private static int huffmanDigits(byte[] block, int at) {
        int bits = new BigInteger(1, Arrays.copyOfRange(block, at, at + 3)).intValue();
        int left = 24;
        int status = 0;
        for (int i = 0; i < 3; i++) {
            int five = bits >> (left - 5) & 0x1f;
            left -= five < 3 ? 5 : 6;
            status = 10 * status + (five < 3 ? five : (bits >> left & 0x3f) - 0x16);
        }
        return status;
    }
}
