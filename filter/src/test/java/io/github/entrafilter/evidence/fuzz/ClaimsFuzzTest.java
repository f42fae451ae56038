package io.github.entrafilter.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.token.PublicJudging;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/** Any bytes in place of claims: what is read in them is what another reader of JSON finds there. */
class ClaimsFuzzTest {

    @FuzzTest(maxDuration = "30s")
    @DictionaryFile(resourcePath = "ClaimsFuzzTest.dict")
    void claims(byte[] input) {
        PublicJudging.claimsIn(input)
                .ifPresent(claims ->
                        assertThat(claims.keySet()).isEqualTo(byAnother(input).keySet()));
    }

    private static Map<String, Object> byAnother(byte[] input) {
        try {
            return JSONObjectUtils.parse(new String(input, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new AssertionError("what another reader takes for no object was taken for one", e);
        }
    }
}
