package io.github.entrafilter.doctor.war;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The limits of one WAR with all archives in it: a file of some kilobytes can claim to hold terabytes. */
final class ReadBudget {

    private static final int MAX_ENTRIES = 500_000;
    private static final long MAX_BYTES = 1L << 30;
    private static final int MAX_FILE = 16 << 20;

    private final long maxBytes;
    private long bytes;
    private int entries;

    ReadBudget() {
        this(MAX_BYTES);
    }

    ReadBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void countEntries(int number) throws IOException {
        entries += number;
        if (entries > MAX_ENTRIES) {
            throw new IOException("more than " + MAX_ENTRIES + " entries");
        }
    }

    /** The whole of a small file. */
    byte[] read(InputStream in) throws IOException {
        byte[] content = in.readNBytes(MAX_FILE + 1);
        count(content.length);
        if (content.length > MAX_FILE) {
            throw new IOException("longer than " + MAX_FILE + " bytes");
        }
        return content;
    }

    void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            count(length);
            out.write(buffer, 0, length);
        }
    }

    private void count(int length) throws IOException {
        bytes += length;
        if (bytes > maxBytes) {
            throw new IOException("more than " + maxBytes + " bytes when unpacked");
        }
    }
}
