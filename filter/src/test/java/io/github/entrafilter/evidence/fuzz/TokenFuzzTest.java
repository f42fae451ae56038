package io.github.entrafilter.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.entrafilter.Reason;
import io.github.entrafilter.token.PublicJudging;
import java.nio.charset.StandardCharsets;

/** Any text in place of a token: it is refused, for a reason. */
class TokenFuzzTest {

    @FuzzTest(maxDuration = "30s")
    @DictionaryFile(resourcePath = "TokenFuzzTest.dict")
    void token(byte[] input) {
        assertThat(PublicJudging.reasonFor(new String(input, StandardCharsets.UTF_8)))
                .isNotEqualTo(Reason.JUDGEMENT_FAILED);
    }
}
