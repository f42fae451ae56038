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
 * Makes digests of tokens without garbage: the few workers that are at hand are shared by all threads, and who finds
 * none takes a new one. No lock, no thread-local: an application server's threads outlive the application.
 */
final class TokenDigester {

    private static final int SLOTS = 64;
    private static final int DIGEST_BYTES = 32;
    /** Whole blocks of SHA-256, and little enough to stay in a processor's nearest cache. */
    private static final int AT_A_TIME = 512;

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
        Worker worker = free == null ? new Worker() : free;
        TokenDigest digest = worker.digest(text, start);
        workers.setRelease(slot, worker);
        return digest;
    }

    /** A message digest and its buffers, which hold nothing of a token afterwards; used by one thread at a time. */
    private static final class Worker {

        private final MessageDigest sha256;
        private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        private final CharBuffer characters = CharBuffer.allocate(AT_A_TIME);
        private final ByteBuffer bytes = ByteBuffer.allocate(AT_A_TIME);

        private Worker() {
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        private TokenDigest digest(String text, int start) {
            boolean digestible = update(text, start);
            forget();
            TokenDigest digest = digest();
            return digestible ? digest : TokenDigest.NONE;
        }

        private boolean update(String text, int start) {
            for (int from = start; from < text.length(); from += AT_A_TIME) {
                if (!encode(text, from, Math.min(from + AT_A_TIME, text.length()))) {
                    return false;
                }
                sha256.update(bytes.array(), 0, bytes.position());
            }
            return true;
        }

        private boolean encode(String text, int from, int to) {
            text.getChars(from, to, characters.array(), 0);
            characters.position(0).limit(to - from);
            encoder.reset();
            return !encoder.encode(characters, bytes.clear(), true).isError();
        }

        /** A heap dump shall hold no token. */
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
