package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of an honest token on its way, it is refused, and nothing is thrown. */
@Tag("extended")
class SpoiltTokensTest {

    private static final int ROUNDS = 2_000;
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\0\u00e9\ud83d";

    private static final String V1 = TestTokens.v1().text();
    private static final String V2 = TestTokens.v2().text();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_token_of_which_characters_were_changed(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            refused(changed(honest(random), random));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void a_token_of_which_a_piece_was_cut_out(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String token = honest(random);
            int begin = random.nextInt(token.length());
            int end = begin + 1 + random.nextInt(token.length() - begin);
            refused(token.substring(0, begin) + token.substring(end));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void a_token_into_which_something_was_put(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String token = honest(random);
            int position = random.nextInt(token.length() + 1);
            refused(token.substring(0, position) + any(random) + token.substring(position));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void a_token_of_parts_of_other_tokens(long seed) {
        Random random = new Random(seed);
        String[] one = V1.split("\\.", -1);
        String[] other = V2.split("\\.", -1);
        for (int i = 0; i < ROUNDS; i++) {
            int mixture = 1 + random.nextInt(6);
            refused(part(one, other, mixture, 0) + "." + part(one, other, mixture, 1) + "."
                    + part(one, other, mixture, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15})
    void a_text_of_chance(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                text.append(any(random));
            }
            refused(text.toString());
        }
    }

    /** The text of the claims is changed, and honestly signed: only what the claims say can be wrong with it. */
    @ParameterizedTest
    @ValueSource(longs = {16, 17, 18})
    void claims_of_chance_never_throw(long seed) {
        Random random = new Random(seed);
        String claims = new String(Base64.getUrlDecoder().decode(V2.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        String header = V2.split("\\.", -1)[0];
        for (int i = 0; i < 200; i++) {
            String changed = changed(claims, random);
            Verdict verdict = Judging.verdictOn(TestTokens.v2().signed(header, TestTokens.base64Url(changed)));
            if (verdict instanceof Verdict.Refused refused) {
                assertThat(refused.refusal().reason()).as(changed).isNotEqualTo(Reason.JUDGEMENT_FAILED);
            }
        }
    }

    @Test
    void the_token_itself_is_honest() {
        assertThat(Judging.verdictOn(V1)).isInstanceOf(Verdict.Accepted.class);
        assertThat(Judging.verdictOn(V2)).isInstanceOf(Verdict.Accepted.class);
    }

    private static void refused(String spoilt) {
        Verdict.Final verdict = Judging.verdictOn(spoilt).settled();
        assertThat(verdict).as(spoilt).isInstanceOf(Verdict.Refused.class);
        assertThat(((Verdict.Refused) verdict).refusal().reason()).as(spoilt).isNotEqualTo(Reason.JUDGEMENT_FAILED);
    }

    private static String honest(Random random) {
        return random.nextBoolean() ? V1 : V2;
    }

    /** One to three characters are others. */
    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int many = 1 + random.nextInt(3); many > 0; many--) {
            int position = random.nextInt(text.length());
            changed.setCharAt(position, otherThan(text.charAt(position), random));
        }
        return changed.toString();
    }

    private static char otherThan(char original, Random random) {
        char other = any(random);
        return other == original ? '~' : other;
    }

    private static char any(Random random) {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    private static String part(String[] one, String[] other, int mixture, int part) {
        return (mixture >> part & 1) == 0 ? one[part] : other[part];
    }
}
