package io.github.entrafilter.evidence.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.KeysFrom;
import io.github.entrafilter.keys.SigningKey;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import io.github.entrafilter.token.PublicJudging;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 7520, section 4. */
class Rfc7520Test {

    private static final List<String> FILES = List.of(
            "4_1.rsa_v15_signature",
            "4_2.rsa-pss_signature",
            "4_3.ecdsa_signature",
            "4_4.hmac-sha2_integrity_protection",
            "4_5.signature_with_detached_content",
            "4_6.protecting_specific_header_fields",
            "4_7.protecting_content_only",
            "4_8.multiple_signatures");

    private static final Set<SignatureAlgorithm> EVERY_ALGORITHM = EnumSet.allOf(SignatureAlgorithm.class);

    /**
     * One way of writing an example.
     *
     * @param form as its file calls it
     */
    record Example(String file, String form, String jws) {

        @Override
        public String toString() {
            return file + " " + form;
        }
    }

    static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (String file : FILES) {
            DataFile.object(DataFile.read("rfc7520/" + file + ".json"), "output")
                    .forEach((form, jws) -> examples.add(new Example(file, form, written(jws))));
        }
        return examples;
    }

    static List<Example> jsonExamples() {
        return examples().stream()
                .filter(example -> !example.form().equals("compact"))
                .toList();
    }

    private static String written(Object jws) {
        return jws instanceof Map<?, ?> members
                ? JSONObjectUtils.toJSONString(Map.copyOf(DataFile.object(Map.of("jws", members), "jws")))
                : jws.toString();
    }

    @Test
    void every_example_was_read() {
        assertThat(examples()).hasSize(20);
        assertThat(jsonExamples()).hasSize(15);
    }

    @ParameterizedTest
    @CsvSource({"4_1.rsa_v15_signature, RS256", "4_2.rsa-pss_signature, PS384"})
    void those_of_an_rsa_key_are_verified(String file, SignatureAlgorithm algorithm) {
        assertThat(PublicJudging.faultOf(compact(file), keys(file), Set.of(algorithm)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4_1.rsa_v15_signature, PS384", "4_2.rsa-pss_signature, RS256"})
    void those_of_an_rsa_key_are_not_where_another_algorithm_is_asked_for(String file, SignatureAlgorithm algorithm) {
        assertThat(PublicJudging.faultOf(compact(file), keys(file), Set.of(algorithm)))
                .contains(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "4_3.ecdsa_signature",
        "4_4.hmac-sha2_integrity_protection",
        "4_5.signature_with_detached_content",
    })
    void those_of_other_keys_are_not(String file) {
        assertThat(PublicJudging.faultOf(compact(file), keys(file), EVERY_ALGORITHM))
                .contains(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("jsonExamples")
    void those_written_in_json_never_come_past_the_header(Example example) {
        assertThat(ProtectionFixture.tokenIn(List.of("Bearer " + example.jws())))
                .isEmpty();
    }

    /**
     * Their payload is a piece of prose, or is not there. By its four dots, one in JSON looks like an encrypted one.
     */
    @ParameterizedTest
    @MethodSource("examples")
    void none_is_an_access_token(Example example) {
        assertThat(PublicJudging.reasonFor(example.jws())).isIn(Reason.NOT_A_JWS, Reason.ENCRYPTED_TOKEN);
    }

    private static String compact(String file) {
        return DataFile.text(DataFile.object(DataFile.read("rfc7520/" + file + ".json"), "output"), "compact");
    }

    private static Map<String, List<SigningKey>> keys(String file) {
        Map<String, Object> input = DataFile.object(DataFile.read("rfc7520/" + file + ".json"), "input");
        return KeysFrom.jwkSet(Map.of("keys", List.of(DataFile.object(input, "key"))));
    }
}
