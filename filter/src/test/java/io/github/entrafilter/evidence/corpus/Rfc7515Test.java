package io.github.entrafilter.evidence.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.KeysFrom;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import io.github.entrafilter.token.PublicJudging;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples in the appendices of RFC 7515. */
class Rfc7515Test {

    private static final Map<String, Object> FILE = DataFile.read("rfc7515/examples.json");
    private static final Set<SignatureAlgorithm> EVERY_ALGORITHM = EnumSet.allOf(SignatureAlgorithm.class);

    @Test
    void every_example_was_read() {
        assertThat(DataFile.objects(FILE, "examples"))
                .hasSize(DataFile.number(FILE, "numberOfExamples"))
                .hasSize(9);
    }

    @Test
    void the_one_signed_with_rs256_is_verified() {
        assertThat(PublicJudging.faultOf(jws("A.2"), keyOfA2(), Set.of(SignatureAlgorithm.RS256)))
                .isEmpty();
    }

    @Test
    void the_one_signed_with_rs256_is_not_verified_where_another_algorithm_is_asked_for() {
        assertThat(PublicJudging.faultOf(jws("A.2"), keyOfA2(), Set.of(SignatureAlgorithm.PS256)))
                .contains(Reason.ALGORITHM_NOT_ALLOWED);
    }

    /** The key of A.2 is available for all of them, and verifies A.2 only. */
    @ParameterizedTest
    @CsvSource({
        "A.1, ALGORITHM_NOT_ALLOWED",
        "A.3, ALGORITHM_NOT_ALLOWED",
        "A.4, ALGORITHM_NOT_ALLOWED",
        "A.5, ALGORITHM_NOT_ALLOWED",
        "A.6, NOT_A_JWS",
        "A.7, NOT_A_JWS",
        "E,   CRITICAL_HEADER",
        "F,   BAD_SIGNATURE",
    })
    void every_other_one_is_not(String appendix, Reason reason) {
        assertThat(PublicJudging.faultOf(jws(appendix), keyOfA2(), EVERY_ALGORITHM))
                .contains(reason);
    }

    /** Some have no claims, none names a key. */
    @ParameterizedTest
    @CsvSource({
        "A.1, ALGORITHM_NOT_ALLOWED",
        "A.2, CLAIM_MISSING",
        "A.3, ALGORITHM_NOT_ALLOWED",
        "A.4, NOT_A_JWS",
        "A.5, ALGORITHM_NOT_ALLOWED",
        "A.6, NOT_A_JWS",
        "A.7, NOT_A_JWS",
        "E,   NOT_A_JWS",
        "F,   NOT_A_JWS",
    })
    void none_is_an_access_token(String appendix, Reason reason) {
        assertThat(PublicJudging.reasonFor(jws(appendix))).isEqualTo(reason);
    }

    /** RFC 7517, section 5: a key of an unknown kind is left out. */
    @ParameterizedTest
    @CsvSource({"A.1", "A.3", "A.4", "A.7"})
    void the_key_of_another_kind_is_left_out(String appendix) {
        assertThat(KeysFrom.jwkSet(Map.of("keys", List.of(named(appendix))))).isEmpty();
    }

    private static SigningKey keyOfA2() {
        return KeysFrom.jwkSet(Map.of("keys", List.of(named("A.2"))))
                .values()
                .iterator()
                .next()
                .get(0);
    }

    /** The examples' keys have no ids. */
    private static Map<String, Object> named(String appendix) {
        Map<String, Object> key = new HashMap<>(DataFile.object(example(appendix), "key"));
        key.put("kid", appendix);
        return key;
    }

    private static String jws(String appendix) {
        return DataFile.text(example(appendix), "jws");
    }

    private static Map<String, Object> example(String appendix) {
        return DataFile.objects(FILE, "examples").stream()
                .filter(example -> DataFile.text(example, "appendix").equals(appendix))
                .findFirst()
                .orElseThrow();
    }
}
