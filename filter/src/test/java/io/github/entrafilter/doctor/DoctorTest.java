package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.doctor.TextReport.Style;
import io.github.entrafilter.doctor.war.SampleWar;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.CheckResult.Outcome;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

    private static final Path PAGE = Path.of("..", "docs", "doctor.md");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String standardInput, String... arguments) {
        ByteArrayInputStream in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Doctor(in, out, Style.PLAIN, InstantSource.fixed(TestTokens.NOW)).run(arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String config(LoopbackAuthority authority, String... further) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "ENTRA_TENANT_ID=" + TestTokens.TENANT,
                "entra.client-id=" + TestTokens.API,
                "entra.authority=" + authority.address()));
        lines.addAll(List.of(further));
        return Files.write(folder.resolve("config.properties"), lines).toString();
    }

    @Nested
    class A_token {

        @Test
        void token_that_is_accepted_ends_well() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                String token = TestTokens.v1().text();
                assertThat(run("Bearer " + token + "\n", "explain", "--config", config(authority), "-"))
                        .isZero();
                assertThat(printed())
                        .contains("Verdict: accepted, as " + TestTokens.OBJECT)
                        .doesNotContain(token);
            }
        }

        @Test
        void token_that_is_refused_ends_with_1() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                String token = TestTokens.v1().claim("exp", 1).text();
                assertThat(run("", "explain", token, "--config", config(authority)))
                        .isEqualTo(1);
                assertThat(printed())
                        .contains("Verdict: refused, token_expired")
                        .doesNotContain(token);
            }
        }

        @Test
        void token_that_cannot_be_judged_ends_with_3() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                assertThat(run("", "explain", TestTokens.v1().text(), "--config", config(authority)))
                        .isEqualTo(3);
                assertThat(printed()).contains("Verdict: refused, keys_unavailable");
            }
        }

        @Test
        void token_for_a_tenant_that_does_not_exist_ends_with_1() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.refusesMetadata(400, "AADSTS90002: Tenant '" + TestTokens.TENANT + "' not found.");
                assertThat(run("", "explain", TestTokens.v1().text(), "--config", config(authority)))
                        .isEqualTo(1);
                assertThat(printed())
                        .contains("Verdict: refused, keys_unavailable: Signing keys are currently unavailable: tenant "
                                + TestTokens.TENANT + " does not exist at " + authority.address());
            }
        }

        @Test
        void token_is_explained_to_programs_in_json() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                run(TestTokens.v1().without("roles").text(), "explain", "--json", "--config", config(authority));
                assertThat(printed())
                        .startsWith("{\"verdict\":\"refused, no_role_assigned")
                        .contains("\"exitCode\":1", "\"check\":\"assignment\",\"outcome\":\"failed\"");
            }
        }

        @Test
        void token_of_a_caller_who_is_revoked_is_refused() throws IOException {
            Path revoked = Files.writeString(folder.resolve("revoked"), TestTokens.OBJECT + "\n");

            assertThat(explain(TestTokens.v1(), "revoked-file", revoked.toString()))
                    .contains("FAIL  revocation      expected  a caller and a token that are not revoked")
                    .contains("Verdict: refused, caller_revoked: ");
        }

        @Test
        void token_of_a_caller_who_is_not_revoked_passes() {
            assertThat(explain(TestTokens.v1(), "revoked", TestTokens.OTHER_TENANT))
                    .contains("ok    revocation      not listed")
                    .contains("Verdict: accepted");
        }

        @Test
        void token_without_the_role_that_is_asked_for_is_refused() {
            assertThat(explain(TestTokens.v1(), "roles-allowed", "admin"))
                    .contains("FAIL  role            expected  one of the roles [admin]", "found     [consumer]")
                    .contains("Verdict: refused, role_missing: ");
        }

        @Test
        void token_with_the_role_that_is_asked_for_passes() {
            assertThat(explain(TestTokens.v1(), "roles-allowed", "admin, consumer"))
                    .contains("ok    role            [consumer]  (expected: one of the roles [admin, consumer])");
        }

        @Test
        void token_that_is_not_genuine_is_not_asked_for_its_role() {
            assertThat(explain(TestTokens.v1().claim("exp", 1), "roles-allowed", "admin", "revoked", TestTokens.OBJECT))
                    .contains("-     revocation      not run", "-     role            not run");
        }

        @Test
        void token_cannot_steer_the_terminal() {
            String text = TextReport.of(
                    new TokenDiagnosis(ProtectionFixture.settings())
                            .of(
                                    new BearerToken(TestTokens.v1()
                                            .claim("aud", "\u001b[2Jgone")
                                            .text()),
                                    PublicJudging.published(),
                                    TestTokens.NOW),
                    Style.PLAIN);
            assertThat(text).contains("?[2Jgone").doesNotContain("\u001b");
        }
    }

    @Nested
    class A_configuration {

        @Test
        void configuration_that_works_ends_well() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                assertThat(run("", "check-config", "--config", config(authority)))
                        .isZero();
            }
        }

        @Test
        void configuration_that_does_not_is_told_with_all_its_faults() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                String config = config(authority, "entra.clock-skew=1", "entra.mode=maybe", "entra.role-allowed=x");
                assertThat(run("", "check-config", "--config", config)).isEqualTo(1);
                assertThat(printed()).contains("entra.clock-skew", "entra.mode", "did you mean entra.roles-allowed");
            }
        }

        @Test
        void configuration_whose_authority_has_no_keys_ends_with_3() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                assertThat(run("", "check-config", "--config", config(authority)))
                        .isEqualTo(3);
            }
        }

        @Test
        void configuration_with_a_tenant_that_does_not_exist_ends_with_1() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.refusesMetadata(400, "AADSTS90002: Tenant '" + TestTokens.TENANT + "' not found.");
                assertThat(run("", "check-config", "--config", config(authority)))
                        .isEqualTo(1);
                assertThat(printed())
                        .contains(
                                "tenant " + TestTokens.TENANT + " does not exist at " + authority.address()
                                        + " (AADSTS90002): correct entra.tenant-id, or set entra.authority",
                                "Verdict: a deployment with these settings gets no signing keys")
                        .doesNotContain("keys_unavailable", "reachable");
            }
        }

        @Test
        void configuration_with_the_authority_of_another_cloud_ends_with_1() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                authority.publishesForV2As(
                        "https://login.microsoftonline.us/" + TestTokens.TENANT + "/v2.0", TestKeys.ENTRA);
                assertThat(run("", "check-config", "--config", config(authority)))
                        .isEqualTo(1);
                assertThat(printed()).contains("; set entra.authority to https://login.microsoftonline.us\n");
            }
        }

        @Test
        void configuration_that_is_missing_ends_with_2_and_one_line() {
            Path missing = folder.resolve("none");
            assertThat(run("", "check-config", "--config", missing.toString())).isEqualTo(2);
            assertThat(printed()).isEqualTo(missing + " does not exist\n");
        }

        @Test
        void configuration_that_is_malformed_ends_with_2_and_one_line() throws IOException {
            Path file = Files.writeString(folder.resolve("config"), "entra.realm=\\u12");
            assertThat(run("", "check-config", "--config", file.toString())).isEqualTo(2);
            assertThat(printed()).isEqualTo(file + " cannot be read: Malformed \\uxxxx encoding.\n");
        }
    }

    @Nested
    class A_war {

        @Test
        void war_that_is_protected_ends_with_0() {
            Path war = SampleWar.standalone().servlet("orders", "/orders/*").writeTo(folder);
            assertThat(run("", "explain-war", war.toString())).isZero();
            assertThat(printed()).isEqualTo("""
                            Verdict: nothing is open: 1 endpoint is protected

                            PROTECTED  servlet orders  /orders/*  EntraFilter  any caller

                            Not looked at: servlets, filters and listeners that code registers at start, and settings of the server.
                            """);
        }

        @Test
        void war_that_is_open_ends_with_1() {
            Path war = SampleWar.standalone()
                    .servlet("orders", "/orders/*")
                    .servlet("other", "/other")
                    .webXml(
                            "<filter-mapping><filter-name>EntraFilter</filter-name><url-pattern>/orders/*</url-pattern></filter-mapping>")
                    .writeTo(folder);
            assertThat(run("", "explain-war", war.toString())).isEqualTo(1);
            assertThat(printed()).startsWith("""
                            Verdict: OPEN: no token is needed for servlet other at /other

                            OPEN       servlet other   /other     no filter
                            PROTECTED  servlet orders  /orders/*  EntraFilter  any caller

                            FAIL  no token is needed for servlet other at /other
                                  To protect it, add <url-pattern>/other</url-pattern> to the filter-mapping of EntraFilter in web.xml; paths that are meant to be public belong in public-paths

                            -     filter EntraFilter on /orders/* does not see FORWARD, INCLUDE, ASYNC dispatches, through which public paths and paths outside this filter reach its targets; add <dispatcher>FORWARD</dispatcher>""");
        }

        @Test
        void war_that_is_open_is_explained_to_programs_in_json() {
            Path war = SampleWar.standalone()
                    .servlet("other", "/other")
                    .webXml(
                            "<filter-mapping><filter-name>EntraFilter</filter-name><url-pattern>/x</url-pattern></filter-mapping>")
                    .writeTo(folder);
            assertThat(run("", "explain-war", "--json", war.toString())).isEqualTo(1);
            assertThat(printed())
                    .startsWith("{\"verdict\":\"OPEN: ")
                    .contains(
                            "\"exitCode\":1",
                            "\"endpoints\":[{\"kind\":\"servlet\",\"name\":\"other\",\"urlPattern\":",
                            "\"state\":\"open\",\"filters\":[],\"roles\":\"\",\"publicPaths\":[]}]",
                            "\"gaps\":[{\"problem\":\"no token is needed for servlet other at ",
                            "\"notes\":[\"filter EntraFilter on ");
        }

        @Test
        void war_with_settings_of_the_environment_is_judged_by_them() throws IOException {
            Path war = SampleWar.standalone().servlet("orders", "/orders/*").writeTo(folder);
            Path config = Files.writeString(folder.resolve("config"), "ENTRA_MODE=report");
            assertThat(run("", "explain-war", war.toString(), "--config", config.toString()))
                    .isEqualTo(1);
            assertThat(printed()).contains("REPORT ONLY  servlet orders");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text", "PK\u0003\u0004"})
        void war_that_cannot_be_read_ends_with_2_and_one_line(String content) throws IOException {
            Path war = Files.writeString(folder.resolve("x.war"), content);
            assertThat(run("", "explain-war", war.toString())).isEqualTo(2);
            assertThat(printed()).isEqualTo(war + " is not a ZIP archive\n");
        }

        @Test
        void war_that_is_missing_ends_with_2_and_one_line() {
            assertThat(run("", "explain-war", "none\n.war")).isEqualTo(2);
            assertThat(printed()).isEqualTo("none?.war does not exist\n");
        }

        @Test
        void war_with_names_from_elsewhere_cannot_steer_the_terminal() {
            Path war = SampleWar.standalone()
                    .servlet("\u001b[2Jgone", "/\u001b[2Jx\nVerdict: nothing is open")
                    .webXml(
                            "<filter-mapping><filter-name>EntraFilter</filter-name><url-pattern>/y</url-pattern></filter-mapping>")
                    .writeTo(folder);
            run("", "explain-war", war.toString());
            assertThat(printed()).contains("?[2Jgone").doesNotContain("\u001b").doesNotContain("\nVerdict");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "help",
                "explain --config",
                "explain a b",
                "check-config token",
                "explain --verbose",
                "explain-war",
                "explain-war a b",
                "explain --config \0",
                "explain-war \0"
            })
    void usage_is_printed_for_wrong_arguments(String line) {
        assertThat(run("", line.split(" ", -1))).isEqualTo(2);
        assertThat(printed()).startsWith("explain [--config FILE]");
    }

    @Test
    void outcomes_have_colours_in_a_terminal() {
        assertThat(Style.COLOUR.mark(Outcome.PASSED)).isEqualTo("\u001b[32mok  \u001b[0m");
        assertThat(Style.COLOUR.mark(Outcome.FAILED)).isEqualTo("\u001b[1;31mFAIL\u001b[0m");
    }

    /** The page is what the program prints. To generate it: {@code ./mvnw -pl filter test -Dreference.write}. */
    @Test
    void the_page_has_what_is_printed_for_typical_mistakes() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The doctor

                ```bash
                java -jar entra-filter-standalone.jar explain --config FILE < token.txt
                java -jar entra-filter-standalone.jar check-config --config FILE
                java -jar entra-filter-standalone.jar explain-war orders.war
                ```

                * `explain` lists every check of a token, and for each that fails the fix in Entra ID and here. It never
                  prints the token.
                * `check-config` does the same for settings and the signing keys that they lead to.
                * `explain-war` lists what a WAR protects and what it leaves open, without a server.

                `FILE` holds settings or environment variables. `--json` is for programs. Exit codes: 0 no problem, 1 a
                problem, 2 wrong usage or an unreadable file, 3 signing keys unavailable.

                ## What a WAR protects

                `explain-war` reads `web.xml`, the fragments and annotations in `WEB-INF/lib` and `WEB-INF/classes`, JSPs,
                static files and `META-INF/microprofile-config.properties`. Each endpoint gets a line with its filters and
                the roles that a caller needs:

                | state | requests without a token |
                | --- | --- |
                | `PROTECTED` | are refused, except on paths listed as public |
                | `PUBLIC` | pass: `public-paths` says so |
                | `REPORT ONLY` | pass: the filter is in report mode |
                | `PARTLY OPEN` | pass on some paths, which no filter is mapped to |
                | `OPEN` | pass: no filter is mapped to the endpoint |

                It reports these problems with their fixes, and exits with 1: the JAR is missing, or there twice, or without
                nimbus; `<absolute-ordering>` leaves the filter out; no descriptor declares the mapped filter; a filter is not
                mapped to requests; an endpoint has no filter; a filter is in report mode; `jakarta.ws.rs.loadServices` is
                set. Notes name what leaves nothing open by itself, such as a missing `<async-supported>`, or settings of a
                profile. With `--config FILE`, settings of the environment count before those in the WAR. To fail a build,
                run it after packaging.

                Servlets and filters that code registers at start are not in a file. The table that the filter logs at start
                has them.

                A WAR whose web.xml maps only a part:

                ```
                """).append(explainedWar()).append("""
                ```

                ## Ten common mistakes with tokens

                Generated; do not edit.
                """);
        mistakes()
                .forEach((mistake, text) -> page.append("\n### ")
                        .append(mistake)
                        .append("\n\n```\n")
                        .append(text)
                        .append("```\n"));
        if (System.getProperty("reference.write") != null) {
            Files.writeString(PAGE, page.toString());
        }
        assertThat(PAGE).hasContent(page.toString());
    }

    private String explainedWar() {
        Path war = SampleWar.standalone()
                .servlet("orders", "/orders/*")
                .with("index.html", "")
                .webXml(
                        "<filter-mapping><filter-name>EntraFilter</filter-name><url-pattern>/orders/*</url-pattern></filter-mapping>")
                .writeTo(folder);
        run("", "explain-war", war.toString());
        return printed();
    }

    private static Map<String, String> mistakes() {
        Map<String, String> printed = new LinkedHashMap<>();
        printed.put(
                "Only v2.0 is accepted, and the registration of the API says null",
                explain(TestTokens.v1(), "token-versions", "2.0"));
        printed.put(
                "The audience differs by a slash",
                explain(
                        TestTokens.v1().claim("aud", "https://orders.contoso.example/"),
                        "audiences",
                        "https://orders.contoso.example"));
        printed.put(
                "The audience is the service principal's name",
                explain(TestTokens.v1().claim("aud", "spn:" + TestTokens.API)));
        printed.put(
                "The client requested a token for Microsoft Graph",
                explain(TestTokens.v1().header("nonce", "x").claim("aud", "https://graph.microsoft.com")));
        printed.put(
                "No app role is assigned to the managed identity, or only to a group that it is in",
                explain(TestTokens.v1().without("roles")));
        printed.put("A user works with the client", explain(TestTokens.user().claim("roles", List.of("consumer"))));
        printed.put(
                "The caller lives in another tenant",
                explain(TestTokens.v1()
                        .claim("tid", TestTokens.OTHER_TENANT)
                        .claim("iss", "https://sts.windows.net/" + TestTokens.OTHER_TENANT + "/")));
        printed.put(
                "The application has signing keys of its own",
                explain(TestTokens.v2().header("kid", "application-key")));
        printed.put(
                "The caller uses another cloud",
                explain(TestTokens.v2()
                        .claim("iss", "https://login.microsoftonline.us/" + TestTokens.TENANT + "/v2.0")));
        printed.put(
                "The clock of this machine is slow",
                explain(TestTokens.v1()
                        .claim("iat", TestTokens.NOW.plusSeconds(600).getEpochSecond())
                        .claim("nbf", TestTokens.NOW.plusSeconds(600).getEpochSecond())));
        return printed;
    }

    private static String explain(TestTokens token, String... settings) {
        PublishedKeys keys = PublicJudging.published();
        return TextReport.of(
                new TokenDiagnosis(ProtectionFixture.settings(settings))
                        .of(new BearerToken(token.text()), keys, TestTokens.NOW),
                Style.PLAIN);
    }
}
