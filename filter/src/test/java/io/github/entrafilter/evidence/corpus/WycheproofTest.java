package io.github.entrafilter.evidence.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Project Wycheproof's vectors for JSON web signatures and keys. */
class WycheproofTest {

    private static final List<WycheproofVector> ALL = WycheproofVector.all();

    private static final Set<SignatureAlgorithm> EVERY_ALGORITHM = EnumSet.allOf(SignatureAlgorithm.class);

    /**
     * The example of RFC 7520, section 4.2, is signed with PS384, and its key says PS256 here and nothing there: by RFC
     * 7517, section 4.4, either answer is right.
     */
    private static final Set<Integer> KEY_OF_ANOTHER_ALGORITHM_CALLED_VALID = Set.of(346, 350);

    /** A key with the ROCA weakness is as long as any other, and signs as well: whether it is weak, its owner finds. */
    private static final int WEAK_KEY = 7;

    static Stream<WycheproofVector> all() {
        return ALL.stream();
    }

    static Stream<WycheproofVector> invalid() {
        return all().filter(vector -> !vector.valid()).filter(vector -> !isOfWeakKey(vector));
    }

    static Stream<WycheproofVector> validOfRsaKeys() {
        return all().filter(WycheproofVector::valid)
                .filter(WycheproofVector::isOfRsaKey)
                .filter(vector -> !KEY_OF_ANOTHER_ALGORITHM_CALLED_VALID.contains(vector.id()));
    }

    static Stream<WycheproofVector> validOfOtherKeys() {
        return all().filter(WycheproofVector::valid).filter(vector -> !vector.isOfRsaKey());
    }

    private static boolean isOfWeakKey(WycheproofVector vector) {
        return vector.file().equals(WycheproofVector.KEYS) && vector.id() == WEAK_KEY;
    }

    @ParameterizedTest
    @ValueSource(strings = {WycheproofVector.SIGNATURES, WycheproofVector.KEYS})
    void every_vector_of_the_file_was_read(String file) {
        assertThat(WycheproofVector.in(file))
                .hasSize(DataFile.number(DataFile.read("wycheproof/" + file), "numberOfTests"));
    }

    @Test
    void so_many_vectors_are_held_against_the_filter() {
        assertThat(ALL).hasSize(427);
        assertThat(invalid()).hasSize(375);
        assertThat(validOfRsaKeys()).hasSize(31);
        assertThat(validOfOtherKeys()).hasSize(18);
    }

    @ParameterizedTest
    @MethodSource("all")
    void none_is_an_access_token(WycheproofVector vector) {
        assertThat(PublicJudging.reasonFor(vector.jws(), TestPolicy.byDefault().settings(), vector.published()))
                .isNotEqualTo(Reason.JUDGEMENT_FAILED);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void an_invalid_one_is_not_verified_whatever_algorithm_is_allowed(WycheproofVector vector) {
        assertThat(PublicJudging.faultOf(vector.jws(), vector.keys(), EVERY_ALGORITHM))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("validOfRsaKeys")
    void a_valid_one_of_an_rsa_key_is_verified(WycheproofVector vector) {
        assertThat(PublicJudging.faultOf(vector.jws(), vector.keys(), EVERY_ALGORITHM))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("validOfOtherKeys")
    void a_valid_one_of_another_key_is_not_verified(WycheproofVector vector) {
        assertThat(PublicJudging.faultOf(vector.jws(), vector.keys(), EVERY_ALGORITHM))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("validOfRsaKeys")
    void by_default_rs256_alone_counts(WycheproofVector vector) {
        assertThat(PublicJudging.faultOf(vector.jws(), vector.keys(), Set.of(SignatureAlgorithm.RS256))
                        .isEmpty())
                .isEqualTo(vector.algorithm().equals("RS256"));
    }
}
