package io.github.entrafilter.protection;

import io.github.entrafilter.token.SigningInput;
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
 * Reads one token after the other, without garbage: digests the signature, and compares header and payload with those
 * of a cached token. Used by one thread at a time.
 */
final class TokenReader {

    /** Most tokens in one piece, and small enough for the L1 cache. */
    private static final int CHUNK = 2048;

    /** The characters of an RSA-2048 signature: nearly all tokens have their second dot in front of one. */
    private static final int USUAL_SIGNATURE = 342;

    private static final int DIGEST_BYTES = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest sha256;
    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
    private final CharBuffer characters = CharBuffer.allocate(CHUNK);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);

    private String header = "";
    private int start;
    private int dot;
    private long first;
    private long second;
    private long third;
    private long fourth;

    private TokenReader() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads the token that begins at this position of a header.
     *
     * @return whether it may be a token: it has a dot, and what follows only has characters of ISO 8859-1
     */
    boolean read(String header, int start) {
        this.header = header;
        this.start = start;
        this.dot = lastDot(header);
        if (dot <= start || !update(dot + 1, header.length())) {
            sha256.reset();
            return false;
        }
        digest();
        return true;
    }

    /** Tries the usual place first. A verified signature has no dot, so a wrong guess can only miss the cache. */
    private static int lastDot(String header) {
        int usual = header.length() - USUAL_SIGNATURE - 1;
        return usual >= 0 && header.charAt(usual) == '.' ? usual : header.lastIndexOf('.');
    }

    private boolean update(int from, int to) {
        for (int at = from; at < to; at += CHUNK) {
            boolean encoded = encode(at, Math.min(at + CHUNK, to));
            sha256.update(bytes.array(), 0, bytes.position());
            forget(Math.min(CHUNK, to - at));
            if (!encoded) {
                return false;
            }
        }
        return true;
    }

    /** Strict: a character outside of ISO 8859-1 is no other character. */
    private boolean encode(int from, int to) {
        header.getChars(from, to, characters.array(), 0);
        characters.position(0).limit(to - from);
        encoder.reset();
        return !encoder.encode(characters, bytes.clear(), true).isError();
    }

    /** Clears the buffers of a signature, so that a heap dump shows none. */
    private void forget(int length) {
        Arrays.fill(characters.array(), 0, length, '\0');
        Arrays.fill(bytes.array(), 0, length, (byte) 0);
    }

    private void digest() {
        try {
            sha256.digest(bytes.array(), 0, DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("the buffer is large enough", e);
        }
        first = digestAt(0);
        second = digestAt(1);
        third = digestAt(2);
        fourth = digestAt(3);
    }

    private long digestAt(int index) {
        return (long) LONGS.get(bytes.array(), index * Long.BYTES);
    }

    /** The hash code of the signature's digest. */
    int hash() {
        return (int) first;
    }

    SignatureDigest signature() {
        return new SignatureDigest(first, second, third, fourth);
    }

    /** Whether the signature has this digest. */
    boolean hasSignature(long first, long second, long third, long fourth) {
        return this.first == first && this.second == second && this.third == third && this.fourth == fourth;
    }

    /** Compares character by character: nothing in front of the signature is digested. */
    boolean hasSigningInput(SigningInput other) {
        return other.isIn(header, start, dot);
    }

    /**
     * Spare readers. Threads share a few; a thread that finds none creates one. No lock, and no thread-local: an
     * application server's threads outlive the application.
     */
    static final class Pool {

        private static final int PLACES = 64;
        /** Each place has a cache line of its own, as each request writes to one. */
        private static final int DISTANCE = 16;

        private final AtomicReferenceArray<@Nullable TokenReader> spare = new AtomicReferenceArray<>(PLACES * DISTANCE);

        TokenReader borrow() {
            TokenReader found = spare.getAndSet(place(), null);
            return found == null ? new TokenReader() : found;
        }

        void takeBack(TokenReader reader) {
            reader.header = "";
            spare.setRelease(place(), reader);
        }

        private static int place() {
            return (int) (Thread.currentThread().getId() % PLACES) * DISTANCE;
        }
    }
}
