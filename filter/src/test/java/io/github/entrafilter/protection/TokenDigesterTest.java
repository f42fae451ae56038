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
    void the_digest_is_the_tokens_sha_256() throws NoSuchAlgorithmException {
        assertThat(digester.digest(HEADER, BEHIND_BEARER)).isEqualTo(sha256("abc.def.ghi"));
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 1024, 1388})
    void so_it_is_of_a_token_that_is_digested_in_parts(int length) throws NoSuchAlgorithmException {
        String token = "abcdefg".repeat(length).substring(0, length);

        assertThat(new TokenDigester(length).digest("Bearer " + token, BEHIND_BEARER))
                .isEqualTo(sha256(token));
    }

    @Test
    void a_shorter_token_behind_a_longer_one_is_digested_alone() throws NoSuchAlgorithmException {
        TokenDigest longer = digester.digest(HEADER, BEHIND_BEARER);

        assertThat(digester.digest("Bearer a.b.c", BEHIND_BEARER))
                .isEqualTo(sha256("a.b.c"))
                .isNotEqualTo(longer);
    }

    @Test
    void a_token_that_is_too_long_to_be_judged_is_not_digested() {
        assertThat(digester.digest(HEADER + "j", BEHIND_BEARER)).isSameAs(TokenDigest.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20AC", "abc\uD83D\uDE00", "\uD83D"})
    void what_no_header_can_hold_is_not_digested(String token) {
        assertThat(digester.digest(token, 0)).isSameAs(TokenDigest.NONE);
    }

    @Test
    void what_cannot_be_digested_leaves_nothing_behind() throws NoSuchAlgorithmException {
        TokenDigester digester = new TokenDigester(1024);
        assertThat(digester.digest("a".repeat(600) + "\u20AC", 0)).isSameAs(TokenDigest.NONE);

        assertThat(digester.digest(HEADER, BEHIND_BEARER)).isEqualTo(sha256("abc.def.ghi"));
    }

    /** Maps go by it: were it the same for all, a look-up would become a search. */
    @Test
    void hash_codes_differ_as_digests_do() throws NoSuchAlgorithmException {
        assertThat(sha256("a").hashCode()).isNotEqualTo(sha256("b").hashCode());
    }
}
