package io.github.entrafilter.evidence.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.keys.KeySet;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestPolicy;
import io.github.entrafilter.token.TestTokens;
import io.github.entrafilter.token.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The issuers that Microsoft's own library for .NET accepts and refuses, as a table: which metadata, which {@code tid},
 * which {@code iss}. Where this filter is stricter, the name of the test says so.
 */
class MicrosoftIssuersTest {

    private static final String V1_TEMPLATE = "https://sts.windows.net/{tenantid}/";
    private static final String V2_TEMPLATE = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final String PREPRODUCTION_V2 = "https://login.windows-ppe.net/" + TestTokens.TENANT + "/v2.0";
    private static final String US_GOVERNMENT_V2 = "https://login.microsoftonline.us/" + TestTokens.TENANT + "/v2.0";
    private static final String TID = "http://schemas.microsoft.com/identity/claims/tenantid";

    @ParameterizedTest
    @CsvSource({
        V1_TEMPLATE + ", 1.0, " + TestTokens.ISSUER_V1,
        V2_TEMPLATE + ", 2.0, " + TestTokens.ISSUER_V2,
        TestTokens.ISSUER_V1 + ", 1.0, " + TestTokens.ISSUER_V1,
        TestTokens.ISSUER_V2 + ", 2.0, " + TestTokens.ISSUER_V2,
    })
    void the_issuer_of_the_metadata_is_accepted(String metadata, String version, String issuer) {
        assertThat(verdict(token(version).claim("iss", issuer), published(metadata, version)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        V1_TEMPLATE + ", 1.0, " + TestTokens.ISSUER_V2,
        V2_TEMPLATE + ", 2.0, " + TestTokens.ISSUER_V1,
        V1_TEMPLATE + ", 1.0, " + V1_TEMPLATE,
        V2_TEMPLATE + ", 2.0, " + V2_TEMPLATE,
        "https://login.windows-ppe.net/{tenantid}, 2.0, https://login.microsoftonline.com/" + TestTokens.TENANT,
        PREPRODUCTION_V2 + ", 2.0, " + TestTokens.ISSUER_V2,
        V2_TEMPLATE + ", 2.0, https://badissuer/" + TestTokens.TENANT + "/v2.0",
        V2_TEMPLATE + ", 2.0, https://login.microsoftonline.com/" + TestTokens.OTHER_TENANT + "/v2.0",
        V2_TEMPLATE + ", 2.0, https://login.microsoftonline.com/" + TestTokens.TENANT + "/v2.0/",
        V2_TEMPLATE + ", 2.0, https://login.microsoftonline.com/" + TestTokens.TENANT + "/V2.0",
        V2_TEMPLATE + ", 2.0, https://login.microsoftonline.com/" + TestTokens.TENANT,
        V2_TEMPLATE + ", 2.0, https://login.microsoftonline.com/common/v2.0",
        V1_TEMPLATE + ", 1.0, https://sts.windows.net/" + TestTokens.TENANT,
        V2_TEMPLATE + ", 2.0, https://fabrikamb2c.b2clogin.com/" + TestTokens.TENANT + "/v2.0/",
        V2_TEMPLATE + ", 2.0, https://fabrikamb2c.b2clogin.com/tfp/" + TestTokens.TENANT + "/b2c_1_susi/v2.0",
    })
    void any_other_issuer_is_refused(String metadata, String version, String issuer) {
        assertThat(reason(token(version).claim("iss", issuer), published(metadata, version)))
                .isEqualTo(Reason.WRONG_ISSUER);
    }

    /** Their library accepts v1.1, of which Entra's documentation says nothing. */
    @Test
    void stricter_a_token_of_version_1_1_is_refused() {
        assertThat(reason(
                        TestTokens.v2()
                                .claim("ver", "1.1")
                                .claim("iss", "https://login.microsoftonline.com/" + TestTokens.TENANT + "/v1.1"),
                        published(V2_TEMPLATE, "2.0")))
                .isEqualTo(Reason.WRONG_VERSION);
    }

    static Stream<Arguments> tokensThatDoNotSayTheirTenantOnce() {
        return Stream.of(
                named("no issuer", token -> token.claim("iss", ""), Reason.CLAIM_MISSING),
                named("no tid", token -> token.claim("tid", ""), Reason.CLAIM_MISSING),
                named(
                        "a tid of another tenant than the issuer's, which is trusted, too",
                        token -> token.claim("tid", TestTokens.OTHER_TENANT),
                        Reason.WRONG_ISSUER),
                named("two tid", token -> token.claim("TID", TestTokens.OTHER_TENANT), Reason.CLAIM_MALFORMED),
                named(
                        "two tid in another order",
                        token -> token.without("tid")
                                .claim("TID", TestTokens.OTHER_TENANT)
                                .claim("tid", TestTokens.TENANT),
                        Reason.CLAIM_MALFORMED),
                named(
                        "no tid in the usual spelling",
                        token -> token.without("tid").claim("TID", TestTokens.TENANT),
                        Reason.CLAIM_MISSING),
                named(
                        "stricter: tid under its long name, as .NET maps it",
                        token -> token.without("tid").claim(TID, TestTokens.TENANT),
                        Reason.CLAIM_MISSING),
                named(
                        "stricter: no tid, but the tenant is in the issuer",
                        token -> token.without("tid"),
                        Reason.CLAIM_MISSING));
    }

    private static Arguments named(String what, UnaryOperator<TestTokens> spoiling, Reason reason) {
        return Arguments.argumentSet(what, spoiling, reason);
    }

    @ParameterizedTest
    @MethodSource("tokensThatDoNotSayTheirTenantOnce")
    void a_token_that_does_not_say_its_tenant_once_is_refused(UnaryOperator<TestTokens> spoiling, Reason reason) {
        assertThat(PublicJudging.reasonFor(
                        spoiling.apply(TestTokens.v2()).text(),
                        TestPolicy.byDefault()
                                .with("allowed-tenants", TestTokens.TENANT + "," + TestTokens.OTHER_TENANT)
                                .settings(),
                        published(V2_TEMPLATE, "2.0")))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({V2_TEMPLATE, TestTokens.ISSUER_V2})
    void a_key_of_the_tokens_issuer_is_accepted(String keyIssuer) {
        assertThat(verdict(TestTokens.v2(), published(Optional.of(keyIssuer), Optional.empty(), Optional.empty())))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void a_key_that_names_no_issuer_is_accepted() {
        assertThat(verdict(TestTokens.v2(), published(Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        US_GOVERNMENT_V2,
        "https://login.microsoftonline.com/" + TestTokens.OTHER_TENANT + "/v2.0",
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"
    })
    void a_key_of_another_issuer_is_refused(String keyIssuer) {
        assertThat(reason(TestTokens.v2(), published(Optional.of(keyIssuer), Optional.empty(), Optional.empty())))
                .isEqualTo(Reason.WRONG_KEY);
    }

    @Test
    void stricter_a_key_whose_issuer_is_white_space_is_refused() {
        assertThat(reason(TestTokens.v2(), published(Optional.of(" "), Optional.empty(), Optional.empty())))
                .isEqualTo(Reason.WRONG_KEY);
    }

    @ParameterizedTest
    @CsvSource({"microsoftonline.com, microsoftonline.com", ", microsoftonline.com", ","})
    void a_key_of_the_same_cloud_or_of_none_is_accepted(@Nullable String keyCloud, @Nullable String cloud) {
        assertThat(verdict(
                        TestTokens.v2(),
                        published(Optional.empty(), Optional.ofNullable(keyCloud), Optional.ofNullable(cloud))))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void a_key_of_another_cloud_is_refused() {
        assertThat(reason(
                        TestTokens.v2(),
                        published(
                                Optional.empty(),
                                Optional.of("microsoftonline.us"),
                                Optional.of("microsoftonline.com"))))
                .isEqualTo(Reason.WRONG_KEY);
    }

    @Test
    void stricter_a_key_that_names_its_cloud_where_the_metadata_does_not_is_refused() {
        assertThat(reason(
                        TestTokens.v2(),
                        published(Optional.empty(), Optional.of("microsoftonline.com"), Optional.empty())))
                .isEqualTo(Reason.WRONG_KEY);
    }

    static Stream<Arguments> clouds() {
        return Stream.of(
                cloud("public", "https://login.microsoftonline.com", "https://sts.windows.net"),
                cloud("US Government", "https://login.microsoftonline.us", "https://sts.windows.net"),
                cloud("China", "https://login.partner.microsoftonline.cn", "https://sts.chinacloudapi.cn"),
                cloud("France", "https://login.sovcloud-identity.fr", "https://sts.sovcloud-identity.fr"));
    }

    private static Arguments cloud(String name, String authority, String issuerHostV1) {
        return Arguments.argumentSet(
                name,
                authority,
                issuerHostV1 + "/" + TestTokens.TENANT + "/",
                authority + "/" + TestTokens.TENANT + "/v2.0");
    }

    @ParameterizedTest
    @MethodSource("clouds")
    void the_authority_alone_makes_it_another_cloud(String authority, String issuerV1, String issuerV2) {
        Settings settings = ProtectionFixture.settings("authority", authority);
        PublishedKeys keys = new AuthorityDocuments(authority, issuerV1, issuerV2).takenBy(settings);

        assertThat(Stream.of(
                        TestTokens.v1().claim("iss", issuerV1), TestTokens.v2().claim("iss", issuerV2)))
                .extracting(token -> PublicJudging.verdictOn(token.text(), settings.trust(), keys))
                .hasOnlyElementsOfType(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("clouds")
    void a_v2_token_of_the_test_environment_is_refused_in_each(String authority, String issuerV1, String issuerV2) {
        Settings settings = ProtectionFixture.settings("authority", authority);
        PublishedKeys keys = new AuthorityDocuments(authority, issuerV1, issuerV2).takenBy(settings);

        assertThat(PublicJudging.reasonFor(
                        TestTokens.v2().claim("iss", PREPRODUCTION_V2).text(), settings.trust(), keys))
                .isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void metadata_of_another_cloud_gives_no_v2_keys() {
        PublishedKeys keys = new AuthorityDocuments(
                        "https://login.microsoftonline.us", TestTokens.ISSUER_V1, TestTokens.ISSUER_V2)
                .takenBy(ProtectionFixture.settings("authority", "https://login.microsoftonline.us"));

        assertThat(keys.byVersion()).containsOnlyKeys(TokenVersion.V1);
    }

    private static TestTokens token(String version) {
        return version.equals("1.0") ? TestTokens.v1() : TestTokens.v2();
    }

    private static Verdict verdict(TestTokens token, PublishedKeys keys) {
        return PublicJudging.verdictOn(token.text(), TestPolicy.byDefault().settings(), keys);
    }

    private static Reason reason(TestTokens token, PublishedKeys keys) {
        return PublicJudging.reasonFor(token.text(), TestPolicy.byDefault().settings(), keys);
    }

    private static PublishedKeys published(String issuer, String version) {
        KeySet keys = TestKeys.keySet(issuer, Optional.empty(), TestKeys.published(TestKeys.ENTRA));
        return version.equals("1.0")
                ? new PublishedKeys(Map.of(
                        TokenVersion.V1,
                        keys,
                        TokenVersion.V2,
                        PublicJudging.PUBLISHED.byVersion().get(TokenVersion.V2)))
                : new PublishedKeys(Map.of(TokenVersion.V2, keys));
    }

    private static PublishedKeys published(
            Optional<String> keyIssuer, Optional<String> keyCloud, Optional<String> cloud) {
        KeySet keys =
                TestKeys.keySet(TestTokens.ISSUER_V2, cloud, TestKeys.published(TestKeys.ENTRA, keyIssuer, keyCloud));
        return new PublishedKeys(Map.of(TokenVersion.V2, keys));
    }
}
