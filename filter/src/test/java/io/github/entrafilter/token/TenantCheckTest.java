package io.github.entrafilter.token;

import static io.github.entrafilter.token.Judging.reasonFor;
import static io.github.entrafilter.token.Judging.refusalOf;
import static io.github.entrafilter.token.Judging.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        assertThat(reasonFor(TestTokens.v2().claim("tid", tenant))).isEqualTo(Reason.CLAIM_MALFORMED);
    }

    @Test
    void tenant_in_upper_case_is_the_same_tenant() {
        String lower = "abcdef00-1111-1111-1111-111111111111";
        TestTokens token = TestTokens.v2()
                .claim("tid", lower.toUpperCase(Locale.ROOT))
                .claim("iss", TestTokens.ISSUER_V2.replace(TestTokens.TENANT, lower));
        KeySet keys = TestKeys.keySet(
                TestTokens.ISSUER_V2.replace(TestTokens.TENANT, "{tenantid}"),
                Optional.empty(),
                TestKeys.published(TestKeys.ENTRA));
        assertThat(Judging.callerOf(Judging.verdictOn(
                                token.text(),
                                TestPolicy.byDefault().tenants(lower),
                                new PublishedKeys(Map.of(TokenVersion.V2, keys)),
                                TestTokens.NOW))
                        .getTid())
                .isEqualTo(lower);
    }

    @Test
    void expected_tenants_are_listed_in_order() {
        String stranger = "99999999-9999-9999-9999-999999999999";
        assertThat(refusalOf(Judging.verdictOn(
                                TestTokens.v2().claim("tid", stranger),
                                TestPolicy.byDefault().tenants(TestTokens.OTHER_TENANT, TestTokens.TENANT)))
                        .expected())
                .isEqualTo(TestTokens.TENANT + " or " + TestTokens.OTHER_TENANT);
    }
}
