package io.github.entrafilter.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import io.github.entrafilter.keys.KeysFrom;
import io.github.entrafilter.keys.SigningKey;
import java.math.BigInteger;
import java.util.Map;

/** Any document in place of a key set: keys that may sign, or none; and no key spoils its neighbours. */
class KeySetFuzzTest {

    @FuzzTest(maxDuration = "45s")
    @DictionaryFile(resourcePath = "KeySetFuzzTest.dict")
    void key_set(byte[] input) {
        Map<String, Object> document;
        try {
            document = JsonReader.read(input);
        } catch (JsonException e) {
            return;
        }
        assertThat(KeysFrom.jwkSet(document).values())
                .flatMap(named -> named)
                .allSatisfy(KeySetFuzzTest::requireStrength);
    }

    private static void requireStrength(SigningKey key) {
        assertThat(key.verifier().getPublicKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
        assertThat(key.verifier().getPublicKey().getPublicExponent()).isGreaterThan(BigInteger.ONE);
    }
}
