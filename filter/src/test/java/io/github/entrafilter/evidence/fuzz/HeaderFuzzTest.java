package io.github.entrafilter.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.token.BearerToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Authorization header: whatever comes in it, a token is found exactly where the grammar has one. */
class HeaderFuzzTest {

    /** RFC 6750, section 2.1, with RFC 9110, section 11.1, on upper and lower case. */
    private static final Pattern GRAMMAR = Pattern.compile("(?i:bearer|mtls_pop) +(?<token>[A-Za-z0-9\\-._~+/]+=*)");

    /**
     * One header.
     *
     * @param input its lines, as a container reads them
     */
    @FuzzTest(maxDuration = "30s")
    @DictionaryFile(resourcePath = "HeaderFuzzTest.dict")
    void header(byte[] input) {
        List<String> values = List.of(new String(input, StandardCharsets.ISO_8859_1).split("\n", -1));

        assertThat(ProtectionFixture.tokenIn(values).map(BearerToken::text)).isEqualTo(tokenByGrammar(values));
    }

    private static Optional<String> tokenByGrammar(List<String> values) {
        Matcher header = GRAMMAR.matcher(values.get(0).strip());
        return values.size() == 1 && header.matches() ? Optional.of(header.group("token")) : Optional.empty();
    }
}
