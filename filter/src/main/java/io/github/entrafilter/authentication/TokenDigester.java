package io.github.entrafilter.authentication;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    /** The digest of a token of ASCII characters. */
    TokenDigest digest(String token) {
        int slot = (int) (Thread.currentThread().getId() % SLOTS);
        Worker free = workers.getAndSet(slot, null);
        Worker worker = free == null ? new Worker(longestToken) : free;
        TokenDigest digest = worker.digest(token);
        workers.setRelease(slot, worker);
        return digest;
    }

    /** A message digest and its buffer; used by one thread at a time. */
    private static final class Worker {

        private final MessageDigest sha256;
        private final byte[] buffer;

        private Worker(int longestToken) {
            this.buffer = new byte[Math.max(longestToken, DIGEST_BYTES)];
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        // The deprecated method drops the high bytes of characters; a token has none, and it copies without garbage.
        @SuppressWarnings("deprecation")
        private TokenDigest digest(String token) {
            token.getBytes(0, token.length(), buffer, 0);
            sha256.update(buffer, 0, token.length());
            try {
                sha256.digest(buffer, 0, DIGEST_BYTES);
            } catch (DigestException e) {
                throw new IllegalStateException("the buffer is large enough", e);
            }
            return new TokenDigest(at(0), at(1), at(2), at(3));
        }

        private long at(int index) {
            return (long) LONGS.get(buffer, index * Long.BYTES);
        }
    }
}
