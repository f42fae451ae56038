package io.github.entrafilter.protection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Computes digests of tokens without garbage. Threads share a few workers; a thread that finds none creates one. No
 * lock, and no thread-local: an application server's threads outlive the application.
 */
final class TokenDigester {

    private static final int SLOTS = 64;
    private static final int DIGEST_BYTES = 32;
    /** A multiple of SHA-256's block size, and small enough for the L1 cache. */
    private static final int CHUNK = 512;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int maxLength;
    private final AtomicReferenceArray<@Nullable Worker> workers = new AtomicReferenceArray<>(SLOTS);

    /** @param maxLength maximum length of a token in characters */
    TokenDigester(int maxLength) {
        this.maxLength = maxLength;
    }

    /**
     * The digest of the string from this position on; {@link TokenDigest#NONE} if it is too long, or has characters
     * that no header can have.
     */
    TokenDigest digest(String header, int start) {
        if (header.length() - start > maxLength) {
            return TokenDigest.NONE;
        }
        int slot = (int) (Thread.currentThread().getId() % SLOTS);
        Worker free = workers.getAndSet(slot, null);
        Worker worker = free == null ? new Worker() : free;
        TokenDigest digest = worker.digest(header, start);
        workers.setRelease(slot, worker);
        return digest;
    }

    /** A message digest and its buffers, which hold nothing of a token afterwards; used by one thread at a time. */
    private static final class Worker {

        private final MessageDigest sha256;
        private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        private final CharBuffer characters = CharBuffer.allocate(CHUNK);
        private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);

        private Worker() {
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        private TokenDigest digest(String header, int start) {
            boolean digestible = update(header, start);
            forget();
            TokenDigest digest = digest();
            return digestible ? digest : TokenDigest.NONE;
        }

        private boolean update(String header, int start) {
            for (int from = start; from < header.length(); from += CHUNK) {
                if (!encode(header, from, Math.min(from + CHUNK, header.length()))) {
                    return false;
                }
                sha256.update(bytes.array(), 0, bytes.position());
            }
            return true;
        }

        private boolean encode(String header, int from, int to) {
            header.getChars(from, to, characters.array(), 0);
            characters.position(0).limit(to - from);
            encoder.reset();
            return !encoder.encode(characters, bytes.clear(), true).isError();
        }

        /** Clears the buffers, so that a heap dump shows no token. */
        private void forget() {
            Arrays.fill(characters.array(), '\0');
            Arrays.fill(bytes.array(), (byte) 0);
        }

        private TokenDigest digest() {
            try {
                sha256.digest(bytes.array(), 0, DIGEST_BYTES);
            } catch (DigestException e) {
                throw new IllegalStateException("the buffer is large enough", e);
            }
            return new TokenDigest(at(0), at(1), at(2), at(3));
        }

        private long at(int index) {
            return (long) LONGS.get(bytes.array(), index * Long.BYTES);
        }
    }
}
