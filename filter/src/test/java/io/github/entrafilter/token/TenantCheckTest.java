package io.github.entrafilter.token;

import static io.github.entrafilter.token.Court.reasonFor;
import static io.github.entrafilter.token.Court.refusalOf;
import static io.github.entrafilter.token.Court.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantCheckTest {

    @Test
    void another_tenant_is_refused() {
        assertThat(refusalOf(verdictOn(TestTokens.v2().claim("tid", TestTokens.OTHER_TENANT))))
                .extracting(Refusal::reason, Refusal::expected, Refusal::actual)
                .containsExactly(Reason.WRONG_TENANT, TestTokens.TENANT, TestTokens.OTHER_TENANT);
    }

    @Test
    void another_tenant_is_refused_though_the_issuer_is_the_right_one() {
        assertThat(reasonFor(TestTokens.v1().claim("tid", TestTokens.OTHER_TENANT)))
                .isEqualTo(Reason.WRONG_TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tid", "TID", "tID"})
    void a_second_tenant_in_another_spelling_is_refused(String spelling) {
        assertThat(reasonFor(TestTokens.v2().claim(spelling, TestTokens.OTHER_TENANT)))
                .isEqualTo(Reason.CLAIM_MALFORMED);
    }

    @Test
    void the_same_tenant_in_another_spelling_is_refused_too() {
        assertThat(reasonFor(TestTokens.v2().claim("TID", TestTokens.TENANT))).isEqualTo(Reason.CLAIM_MALFORMED);
    }

    @Test
    void a_tenant_in_another_spelling_only_is_none() {
        assertThat(reasonFor(TestTokens.v2().without("tid").claim("TID", TestTokens.TENANT)))
                .isEqualTo(Reason.CLAIM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations", "*", "11111111-1111-1111-1111-11111111111", "{tenantid}"})
    void what_is_no_tenant_is_refused(String tenant) {
        assertThat(reasonFor(TestTokens.v2().claim("tid", tenant))).isEqualTo(Reason.WRONG_TENANT);
    }
}
