package io.github.entrafilter.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.entrafilter.protection.ProtectionFixture;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The Accept header: whatever comes in it, there is an answer, and upper and lower case make no difference. */
class AcceptFuzzTest {

    /**
     * One header.
     *
     * @param input its lines, as a container reads them
     */
    @FuzzTest(maxDuration = "20s")
    @DictionaryFile(resourcePath = "AcceptFuzzTest.dict")
    void accept(byte[] input) {
        String header = new String(input, StandardCharsets.US_ASCII);

        assertThat(ProtectionFixture.prefersJson(lines(header).toList()))
                .isEqualTo(ProtectionFixture.prefersJson(
                        lines(header).map(AcceptFuzzTest::inOtherCase).toList()));
    }

    private static Stream<String> lines(String header) {
        return Stream.of(header.split("\n", -1));
    }

    private static String inOtherCase(String line) {
        StringBuilder other = new StringBuilder();
        line.chars()
                .map(letter ->
                        Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter))
                .forEach(other::appendCodePoint);
        return other.toString();
    }
}
