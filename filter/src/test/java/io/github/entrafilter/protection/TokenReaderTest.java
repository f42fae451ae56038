package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReaderTest {

    private final TokenReader.Pool pool = new TokenReader.Pool();
    private final TokenReader reader = pool.borrow();

    private static SignatureDigest sha256(String text) throws NoSuchAlgorithmException {
        ByteBuffer digest =
                ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        return new SignatureDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    @ParameterizedTest
    @CsvSource({"Bearer abc.def.ghi, 7, ghi", "bearer  a.b.c, 8, c", "a.b.c, 0, c", "a.b., 0, ''", "a.b.c.d, 0, d"})
    void signature_is_what_follows_the_last_dot(String header, int start, String signature)
            throws NoSuchAlgorithmException {
        assertThat(reader.read(header, start)).isTrue();
        assertThat(reader.signature()).isEqualTo(sha256(signature));
        assertThat(hasSignature(sha256(signature))).isTrue();
        assertThat(reader.hash()).isEqualTo(sha256(signature).hashCode());
    }

    private boolean hasSignature(SignatureDigest digest) {
        return reader.hasSignature(digest.first(), digest.second(), digest.third(), digest.fourth());
    }

    @Test
    void digest_is_compared_to_its_last_bit() throws NoSuchAlgorithmException {
        SignatureDigest own = sha256("c");
        reader.read("a.b.c", 0);

        assertThat(List.of(
                        hasSignature(new SignatureDigest(own.first() ^ 1, own.second(), own.third(), own.fourth())),
                        hasSignature(new SignatureDigest(own.first(), own.second() ^ 1, own.third(), own.fourth())),
                        hasSignature(new SignatureDigest(own.first(), own.second(), own.third() ^ 1, own.fourth())),
                        hasSignature(new SignatureDigest(own.first(), own.second(), own.third(), own.fourth() ^ 1))))
                .containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 341, 342, 343, 683, 1023, 1024, 1025, 2048, 5000})
    void signature_of_any_length_is_digested(int length) throws NoSuchAlgorithmException {
        String signature = "abcdefg".repeat(length).substring(0, length);

        assertThat(reader.read("Bearer h.p." + signature, 7)).isTrue();
        assertThat(reader.signature()).isEqualTo(sha256(signature));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'Bearer ', 7", "Bearer abc, 7", "a.bc, 2", "a.b.c, 5", "b.eare abc, 7"})
    void string_without_a_dot_is_no_token(String header, int start) {
        assertThat(reader.read(header, start)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20AC", "abc\uD83D\uDE00", "\uD83D"})
    void signature_that_no_header_can_have_is_not_digested(String signature) {
        assertThat(reader.read("a.b." + signature, 0)).isFalse();
    }

    @Test
    void refused_string_leaves_nothing_in_the_digest() throws NoSuchAlgorithmException {
        assertThat(reader.read("a.b." + "a".repeat(3000) + "\u20AC", 0)).isFalse();

        assertThat(reader.read("a.b.ghi", 0)).isTrue();
        assertThat(reader.signature()).isEqualTo(sha256("ghi"));
    }

    @Test
    void borrowed_reader_is_not_lent_twice() {
        TokenReader second = pool.borrow();
        assertThat(second).isNotSameAs(reader);

        pool.takeBack(second);

        assertThat(pool.borrow()).isSameAs(second);
    }

    /** The cache goes by it: were it the same for all, each token would evict the one before. */
    @Test
    void digests_have_different_hash_codes() throws NoSuchAlgorithmException {
        assertThat(sha256("a").hashCode()).isNotEqualTo(sha256("b").hashCode());
    }
}
