package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.TestKeys;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {

    private static final String TOKEN = TestTokens.v2().text();
    private static final String INPUT = TOKEN.substring(0, TOKEN.lastIndexOf('.'));

    @Nested
    class Refuses {

        @Test
        void refuses_another_keys_signature() {
            assertThat(refusalOf(verdictOn(TestTokens.v2().signedBy(TestKeys.FORGED))))
                    .extracting(Refusal::reason, Refusal::expected)
                    .containsExactly(Reason.BAD_SIGNATURE, "a signature by key " + TestKeys.ENTRA.getKeyID());
        }

        @Test
        void refuses_the_signature_of_another_token() {
            String other = TestTokens.v2().claim("roles", List.of("admin")).text();
            String otherSignature = other.substring(other.lastIndexOf('.'));
            assertThat(reasonFor(INPUT + otherSignature)).isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void refuses_claims_that_were_changed_after_signing() {
            String claims =
                    TestTokens.v2().claim("roles", List.of("admin")).text().split("\\.", -1)[1];
            String[] honest = TOKEN.split("\\.", -1);
            assertThat(reasonFor(honest[0] + "." + claims + "." + honest[2])).isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void refuses_a_header_that_was_changed_after_signing() {
            String header = TestTokens.v2().withoutHeader("typ").text().split("\\.", -1)[0];
            String[] honest = TOKEN.split("\\.", -1);
            assertThat(reasonFor(header + "." + honest[1] + "." + honest[2])).isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void refuses_a_signature_of_nothing_but_zeros() {
            assertThat(reasonFor(INPUT + "." + TestTokens.base64Url(new byte[256])))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }

        @Test
        void refuses_a_signature_of_another_length() {
            assertThat(reasonFor(INPUT + "." + TestTokens.base64Url(new byte[1])))
                    .isEqualTo(Reason.BAD_SIGNATURE);
            assertThat(reasonFor(INPUT + "." + TestTokens.base64Url(new byte[512])))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    /**
     * Microsoft signs a hash in place of the nonce: who got the token for its APIs learns that it went the wrong way.
     */
    @Nested
    class A_nonce_in_the_header {

        @Test
        void nonce_in_the_header_explains_a_signature_that_does_not_match() {
            assertThat(reasonFor(TestTokens.v2().header("nonce", "n").signedBy(TestKeys.FORGED)))
                    .isEqualTo(Reason.MICROSOFT_API_TOKEN);
        }

        @Test
        void nonce_in_the_header_does_not_harm_a_signature_that_matches() {
            assertThat(verdictOn(TestTokens.v2().header("nonce", "n"))).isInstanceOf(Verdict.Accepted.class);
        }
    }
}
