package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsChallengeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"     | {\"a\":1}",
                "Bearer claims=\"eyJhIjoxfQ\", error=\"insufficient_claims\"                   | {\"a\":1}",
                "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoiPz8/In0=\"             | {\"a\":\"???\"}",
                "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoiPz8_In0=\"             | {\"a\":\"???\"}",
                "Bearer error=\"invalid_token\", claims=\"eyJhIjoxfQ==\"                       | ''",
                "Bearer error=\"insufficient_claims\", claims=\"e\"                             | ''",
                "Bearer error=\"insufficient_claims\", claims=\"\"                              | ''",
                "Bearer error=\"insufficient_claims\"                                          | ''",
                "Bearer                                                                       | ''",
            })
    void challenge_of_a_header(String header, String claims) {
        assertThat(ClaimsChallenge.of(List.of(header)).claims()).isEqualTo(claims);
    }

    @Test
    void no_header_is_no_challenge() {
        assertThat(ClaimsChallenge.of(List.of())).isEqualTo(ClaimsChallenge.NONE);
    }
}
