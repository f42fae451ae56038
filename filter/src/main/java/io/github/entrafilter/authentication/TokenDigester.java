package io.github.entrafilter.authentication;

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
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes digests of tokens without garbage: the few workers that are at hand are shared by all threads, and who finds
 * none takes a new one. No lock, no thread-local: an application server's threads outlive the application.
 */
final class TokenDigester {

    private static final int SLOTS = 64;
    private static final int DIGEST_BYTES = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int longestToken;
    private final AtomicReferenceArray<@Nullable Worker> workers = new AtomicReferenceArray<>(SLOTS);

    /** For tokens of so many characters at most. */
    TokenDigester(int longestToken) {
        this.longestToken = longestToken;
    }

    /**
     * The digest of the text from there on; {@link TokenDigest#NONE} where it is too long, or not of single bytes as
     * headers are.
     */
    TokenDigest digest(String text, int start) {
        if (text.length() - start > longestToken) {
            return TokenDigest.NONE;
        }
        int slot = (int) (Thread.currentThread().getId() % SLOTS);
        Worker free = workers.getAndSet(slot, null);
        Worker worker = free == null ? new Worker(longestToken) : free;
        TokenDigest digest = worker.digest(text, start);
        workers.setRelease(slot, worker);
        return digest;
    }

    /** A message digest and its buffers; used by one thread at a time. */
    private static final class Worker {

        private final MessageDigest sha256;
        private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        private final CharBuffer characters;
        private final ByteBuffer bytes;

        private Worker(int longestToken) {
            this.characters = CharBuffer.allocate(longestToken);
            this.bytes = ByteBuffer.allocate(Math.max(longestToken, DIGEST_BYTES));
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        private TokenDigest digest(String text, int start) {
            text.getChars(start, text.length(), characters.array(), 0);
            characters.position(0).limit(text.length() - start);
            encoder.reset();
            if (encoder.encode(characters, bytes.clear(), true).isError()) {
                return TokenDigest.NONE;
            }
            sha256.update(bytes.array(), 0, bytes.position());
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
