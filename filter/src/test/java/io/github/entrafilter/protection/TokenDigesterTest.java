package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDigesterTest {

    private static final String HEADER = "Bearer abc.def.ghi";
    private static final int BEHIND_BEARER = 7;

    private final TokenDigester digester = new TokenDigester(11);

    private static TokenDigest sha256(String text) throws NoSuchAlgorithmException {
        ByteBuffer digest =
                ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    @Test
    void digest_is_the_tokens_sha_256() throws NoSuchAlgorithmException {
        assertThat(digester.digest(HEADER, BEHIND_BEARER)).isEqualTo(sha256("abc.def.ghi"));
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 1024, 1388})
    void digest_of_a_long_token_is_its_sha_256(int length) throws NoSuchAlgorithmException {
        String token = "abcdefg".repeat(length).substring(0, length);

        assertThat(new TokenDigester(length).digest("Bearer " + token, BEHIND_BEARER))
                .isEqualTo(sha256(token));
    }

    @Test
    void digest_of_a_shorter_token_is_independent_of_a_longer_one_before() throws NoSuchAlgorithmException {
        TokenDigest longer = digester.digest(HEADER, BEHIND_BEARER);

        assertThat(digester.digest("Bearer a.b.c", BEHIND_BEARER))
                .isEqualTo(sha256("a.b.c"))
                .isNotEqualTo(longer);
    }

    @Test
    void oversized_token_is_not_digested() {
        assertThat(digester.digest(HEADER + "j", BEHIND_BEARER)).isSameAs(TokenDigest.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20AC", "abc\uD83D\uDE00", "\uD83D"})
    void string_that_no_header_can_have_is_not_digested(String token) {
        assertThat(digester.digest(token, 0)).isSameAs(TokenDigest.NONE);
    }

    @Test
    void refused_string_leaves_nothing_in_the_digester() throws NoSuchAlgorithmException {
        TokenDigester digester = new TokenDigester(1024);
        assertThat(digester.digest("a".repeat(600) + "\u20AC", 0)).isSameAs(TokenDigest.NONE);

        assertThat(digester.digest(HEADER, BEHIND_BEARER)).isEqualTo(sha256("abc.def.ghi"));
    }

    /** Maps go by it: were it the same for all, a look-up would become a search. */
    @Test
    void digests_have_different_hash_codes() throws NoSuchAlgorithmException {
        assertThat(sha256("a").hashCode()).isNotEqualTo(sha256("b").hashCode());
    }
}
