package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.Options.Detail;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

    private static final Path PAGE = Path.of("..", "docs", "doctor.md");

    private static final String TWO_FILTERS = """
            <web-app>
              <context-param><param-name>entra.tenant-id</param-name><param-value>x</param-value></context-param>
              <filter>
                <filter-name>Admins</filter-name>
                <filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>
                <init-param><param-name>roles-allowed</param-name><param-value>admin</param-value></init-param>
              </filter>
              <filter>
                <filter-name>Watching</filter-name>
                <filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>
                <init-param><param-name>mode</param-name><param-value>report</param-value></init-param>
              </filter>
              <filter><filter-name>Other</filter-name><filter-class>shop.Other</filter-class></filter>
            </web-app>
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String standardInput, String... arguments) {
        ByteArrayInputStream in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Doctor(StandardInput.of(in), out, Style.PLAIN, InstantSource.fixed(TestTokens.NOW)).run(arguments);
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
        void token_that_is_accepted_ends_with_0() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                String token = TestTokens.v1().text();
                assertThat(run("Bearer " + token + "\n", "explain", "--config", config(authority), "-"))
                        .isZero();
                assertThat(printed())
                        .startsWith("Verdict: accepted, as " + TestTokens.OBJECT + "\nStripped: Bearer\n\noid=")
                        .endsWith("\nNot listed without --all: 18 checks that passed\n")
                        .doesNotContain(token, "ok  ");
            }
        }

        /** Nothing of a refused token is verified: it may say anything. */
        @Test
        void token_that_is_refused_does_not_choose_the_fix() {
            String audience = "x differs by; set ENTRA_MODE=report";
            assertThat(explain(Detail.PROBLEMS, TestTokens.v1().claim("aud", audience)))
                    .startsWith("Verdict: refused, wrong_audience")
                    .contains(". Fix: Request a token for this API")
                    .doesNotContain("Fix: set");
        }

        @Test
        void token_that_is_refused_ends_with_1() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                String token = TestTokens.v1().claim("exp", 1).text();
                assertThat(run("", "explain", token, "--config", config(authority)))
                        .isEqualTo(1);
                assertThat(printed())
                        .startsWith(
                                "Verdict: refused, token_expired: The token has expired. Fix: Get a new token before exp")
                        .contains("FAIL  lifetime")
                        .doesNotContain(token);
            }
        }

        @Test
        void token_that_cannot_be_judged_ends_with_3() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                assertThat(run("", "explain", TestTokens.v1().text(), "--config", config(authority)))
                        .isEqualTo(3);
                assertThat(printed())
                        .startsWith("Verdict: refused, keys_unavailable")
                        .contains(". Fix: check that " + authority.address() + " is reachable from here");
            }
        }

        @Test
        void token_whose_authority_cannot_be_reached_is_reported_with_the_innermost_cause() throws IOException {
            String config;
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                config = config(authority);
            }
            assertThat(run("", "explain", TestTokens.v1().text(), "--config", config))
                    .isEqualTo(3);
            // The operating system words the cause, in the language of its user.
            assertThat(printed()).containsPattern("are currently unavailable: ConnectException: .+ from http");
        }

        @Test
        void checks_that_pass_are_listed_on_demand() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                run("", "explain", TestTokens.v1().text(), "--all", "--config", config(authority));
                assertThat(printed()).contains("ok    signature").doesNotContain("--all");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | no token: standard input is empty",
                    "' \n' | no token: standard input is empty",
                    "Bearer | no token: nothing follows Bearer",
                })
        void token_that_is_missing_ends_with_2(String input, String problem) throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                assertThat(run(input, "explain", "--config", config(authority))).isEqualTo(2);
                assertThat(printed()).isEqualTo(problem + "\n" + Usage.HINT + "\n");
            }
        }

        @Test
        void token_of_several_words_needs_no_quotes() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                String token = TestTokens.v1().text();
                assertThat(run("", "explain", "Authorization:", "Bearer", token, "--config", config(authority)))
                        .isZero();
                assertThat(printed()).contains("Stripped: Authorization:, Bearer\n");
            }
        }

        @Test
        void token_is_explained_with_warnings_about_missing_protection() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                run(
                        "",
                        "explain",
                        TestTokens.v1().text(),
                        "--config",
                        config(authority, "entra.mode=report", "entra.rolesallowed=x"));
                assertThat(printed())
                        .contains(
                                "\nWarning: the filter is in report mode and DOES NOT ENFORCE",
                                "\nWarning: entra.rolesallowed is not a setting; did you mean entra.roles-allowed");
            }
        }

        @Test
        void token_is_judged_as_by_the_first_filter_of_web_xml() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                Path webXml = Files.writeString(folder.resolve("web.xml"), TWO_FILTERS);
                String config = config(authority);
                assertThat(run(
                                "",
                                "explain",
                                TestTokens.v1().text(),
                                "--config",
                                config,
                                "--config",
                                webXml.toString()))
                        .isEqualTo(1);
                assertThat(printed())
                        .startsWith("Verdict: refused, role_missing")
                        .contains("\nJudged as by filter Admins, one of filter Admins, filter Watching\n");
            }
        }

        @Test
        void token_for_a_tenant_that_does_not_exist_ends_with_1() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.refusesMetadata(400, "AADSTS90002: Tenant '" + TestTokens.TENANT + "' not found.");
                assertThat(run("", "explain", TestTokens.v1().text(), "--config", config(authority)))
                        .isEqualTo(1);
                assertThat(printed())
                        .startsWith(
                                "Verdict: refused, keys_unavailable: Signing keys are currently unavailable: tenant "
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
        void token_of_a_revoked_caller_is_refused() throws IOException {
            Path revoked = Files.writeString(folder.resolve("revoked"), TestTokens.OBJECT + "\n");

            assertThat(explain(Detail.ALL, TestTokens.v1(), "revoked-file", revoked.toString()))
                    .contains("FAIL  revocation      expected  a caller and a token that are not revoked")
                    .contains("Verdict: refused, caller_revoked: ");
        }

        @Test
        void token_of_a_caller_that_is_not_revoked_passes() {
            assertThat(explain(Detail.ALL, TestTokens.v1(), "revoked", TestTokens.OTHER_TENANT))
                    .contains("ok    revocation      not listed")
                    .contains("Verdict: accepted");
        }

        @Test
        void token_without_the_role_that_is_asked_for_is_refused() {
            assertThat(explain(Detail.ALL, TestTokens.v1(), "roles-allowed", "admin"))
                    .contains("FAIL  role            expected  one of the roles [admin]", "found     roles [consumer]")
                    .contains("Verdict: refused, role_missing: ");
        }

        @Test
        void token_with_the_role_that_is_asked_for_passes() {
            assertThat(explain(Detail.ALL, TestTokens.v1(), "roles-allowed", "admin, consumer"))
                    .contains("ok    role            roles [consumer]  (expected: one of the roles [admin, consumer])");
        }

        @Test
        void token_that_is_not_genuine_is_not_asked_for_its_role() {
            assertThat(explain(
                            Detail.ALL,
                            TestTokens.v1().claim("exp", 1),
                            "roles-allowed",
                            "admin",
                            "revoked",
                            TestTokens.OBJECT))
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
                    Style.PLAIN,
                    Detail.ALL);
            assertThat(text).contains("?[2Jgone").doesNotContain("\u001b");
        }
    }

    @Nested
    class A_configuration {

        @Test
        void configuration_that_works_ends_with_0() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                assertThat(run("", "check-config", "--config", config(authority)))
                        .isZero();
                assertThat(printed()).isEqualTo("""
                                Verdict: a deployment with these settings starts and protects

                                Not listed without --all: 4 checks that passed
                                """);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "entra.mode=report | 1 | starts and DOES NOT PROTECT as written: the filter is in report mode and DOES NOT ENFORCE: requests that would be refused are let through. Fix: set entra.mode=enforce",
                    "entra.scopes-allowed=orders.read | 1 | starts and DOES NOT PROTECT as written: entra.scopes-allowed = orders.read has no effect",
                    "entra.role-allowed=admin | 1 | starts and DOES NOT PROTECT as written: entra.role-allowed is not a setting; did you mean entra.roles-allowed",
                    "ENTRA_DIRECTORY_SYNC=on | 0 | starts and protects, with a warning",
                    "entra.roles-allowed=consumer|admin | 0 | starts and protects, with a warning",
                    "entra.audiences=https://orders.contoso.example/ | 0 | starts and protects, with a warning",
                    "entra.public-paths=/orders/health | 0 | starts and protects, with a warning",
                    "entra.revoked=44444444-4444-4444-4444-444444444444@2026-02-01T00:00:00Z | 0 | starts and protects, with a warning",
                    "ENTRA_REALM='orders' | 0 | starts and protects, with a warning",
                })
        void verdict_says_what_holds(String line) throws IOException {
            String[] columns = line.split(" \\| ", -1);
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                assertThat(run("", "check-config", "--context-path=orders/", "--config", config(authority, columns[0])))
                        .isEqualTo(Integer.parseInt(columns[1]));
                assertThat(printed())
                        .startsWith("Verdict: a deployment with these settings " + columns[2])
                        .doesNotContain("--all: 0");
            }
        }

        /** The application's user owns the file: one of another user's would not be trusted any more. */
        @ParameterizedTest
        @ValueSource(strings = {"check-config", "explain eyJ.e30.c2ln"})
        void key_store_of_the_application_is_left_alone(String command) throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                String config = config(authority, "entra.key-store=" + folder.resolve("keys"));
                run("", (command + " --config " + config).split(" ", -1));
                assertThat(folder).isDirectoryNotContaining("glob:**keys*");
                assertThat(printed()).startsWith("Verdict: ");
            }
        }

        @Test
        void configuration_of_web_xml_is_checked_for_each_filter() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                Path webXml = Files.writeString(folder.resolve("web.xml"), TWO_FILTERS);
                assertThat(run("", "check-config", "--config", webXml.toString(), "--config", config(authority)))
                        .isEqualTo(1);
                assertThat(printed())
                        .contains(
                                "FAIL  name            context-param entra.tenant-id is not read; write it as",
                                "FAIL  mode            filter Watching is in report mode and DOES NOT ENFORCE");
            }
        }

        @Test
        void configuration_that_does_not_is_reported_with_all_its_problems() throws IOException {
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
                            Verdict: OPEN: no token is needed for servlet other at /other. Fix: To protect it, add <url-pattern>/other</url-pattern> to the filter-mapping of EntraFilter in web.xml; paths that are meant to be public belong in public-paths

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
                            "\"state\":\"open\",\"filters\":[],\"roles\":\"\",\"publicPaths\":[],"
                                    + "\"corsPreflights\":\"refused\"}]",
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
        @CsvSource({
            "ENTRA_REALM=orders, 0, PROTECTED",
            "MP_CONFIG_PROFILE=prod, 1, REPORT ONLY",
            "mp.config.profile=dev, 0, PROTECTED"
        })
        void war_with_settings_of_a_profile_is_judged_by_them_if_it_is_active(String line, int exitCode, String state)
                throws IOException {
            Path war = SampleWar.standalone().servlet("orders", "/orders/*").writeTo(folder);
            Path profile =
                    Files.writeString(folder.resolve("microprofile-config-prod.properties"), "entra.mode=report");
            Path config = Files.writeString(folder.resolve("config"), line);

            assertThat(run(
                            "",
                            "explain-war",
                            war.toString(),
                            "--config",
                            profile.toString(),
                            "--config",
                            config.toString()))
                    .isEqualTo(exitCode);
            assertThat(printed()).contains(state + "  servlet orders");
        }

        @Test
        void war_with_several_files_of_a_kind_is_judged_by_the_first() throws IOException {
            Path war = SampleWar.standalone().servlet("orders", "/orders/*").writeTo(folder);
            Path first = Files.writeString(folder.resolve("first"), "ENTRA_MODE=report");
            Path second = Files.writeString(folder.resolve("second"), "ENTRA_MODE=enforce");

            run("", "explain-war", war.toString(), "--config", first.toString(), "--config", second.toString());

            assertThat(printed()).contains("REPORT ONLY  servlet orders");
        }

        @Test
        void war_with_a_file_of_the_application_is_judged_by_the_environment_first() throws IOException {
            Path war = SampleWar.standalone().servlet("orders", "/orders/*").writeTo(folder);
            Path environment = Files.writeString(folder.resolve("env"), "ENTRA_MODE=report");
            Path application =
                    Files.writeString(folder.resolve("microprofile-config.properties"), "entra.mode=enforce");

            run(
                    "",
                    "explain-war",
                    war.toString(),
                    "--config",
                    application.toString(),
                    "--config",
                    environment.toString());

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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | unknown command",
                "examin | unknown command examin; did you mean explain?",
                "exlain | unknown command exlain; did you mean explain?",
                "check-conf | unknown command check-conf; did you mean check-config?",
                "do-it | unknown command do-it",
                "--json explain | the command comes first: explain, check-config or explain-war",
                "eyJhbGciOi.eyJhdWQi.c2lnbmF0dXJl | unknown command; did you mean explain TOKEN?",
                "explain --verbose | unknown option --verbose",
                "explain --jsn | unknown option --jsn; did you mean --json?",
                "check-config --confg=x | unknown option --confg; did you mean --config?",
                "check-config -a | unknown option -a",
                "explain --eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQi.c2ln | unknown option",
                "explain --config | --config needs a FILE",
                "check-config --context-path | --context-path needs a PATH",
                "check-config token | check-config takes options only: --config FILE",
                "explain a b | explain takes one TOKEN: put it in quotes, or use standard input",
                "explain-war | explain-war needs one FILE.war",
                "explain-war a b | explain-war needs one FILE.war",
            })
    void wrong_usage_ends_with_2_and_names_the_mistake(String line, String problem) {
        assertThat(run("", line.split(" ", -1))).isEqualTo(2);
        assertThat(printed()).isEqualTo(problem + "\n" + Usage.HINT + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain --config \0", "explain-war \0"})
    void name_that_no_file_can_have_ends_with_2(String line) {
        assertThat(run("", line.split(" ", -1))).isEqualTo(2);
        assertThat(printed()).startsWith("not the name of a file: Nul character not allowed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "explain --help", "check-config --confg --help"})
    void help_ends_with_0_and_shows_the_whole_command(String line) {
        assertThat(run("", line.split(" ", -1))).isZero();
        assertThat(printed())
                .contains(
                        "java -jar entra-filter-standalone.jar explain ",
                        "check-config",
                        "explain-war",
                        "--all",
                        "Exit codes: 0");
    }

    @Test
    void usage_is_printed_without_arguments() {
        assertThat(run("")).isEqualTo(2);
        assertThat(printed()).isEqualTo(Usage.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "version", "explain --version"})
    void version_ends_with_0(String line) {
        assertThat(run("", line.split(" ", -1))).isZero();
        assertThat(printed()).startsWith("Entra Filter ").hasLineCount(1);
    }

    @Test
    void outcomes_have_colours_in_a_terminal() {
        assertThat(Style.COLOUR.mark(Outcome.PASSED)).isEqualTo("\u001b[32mok  \u001b[0m");
        assertThat(Style.COLOUR.mark(Outcome.FAILED)).isEqualTo("\u001b[1;31mFAIL\u001b[0m");
        assertThat(Style.COLOUR.verdict("Verdict: ", ExitCode.OK)).isEqualTo("\u001b[1;32mVerdict: \u001b[0m");
    }

    /** The page is what the program prints. To generate it: {@code ./mvnw -pl filter test -Dreference.write}. */
    @Test
    void the_page_has_what_is_printed_for_typical_mistakes() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The doctor

                ```bash
                java -jar entra-filter-standalone.jar explain --config FILE
                java -jar entra-filter-standalone.jar check-config --config FILE
                java -jar entra-filter-standalone.jar explain-war orders.war
                ```

                * `explain` checks a token. The first line is the verdict with the fix; the checks that fail follow, with
                  the fix in Entra ID and here. It never prints the token.
                * `check-config` does the same for settings and the signing keys that they lead to, and names settings
                  that do not protect.
                * `explain-war` lists what a WAR protects and what it leaves open, without a server.

                `--all` lists checks that pass, too; `--json` is for programs; `--help` lists all options. `NO_COLOR` turns
                colours off.

                | exit code | `explain` | `check-config` | `explain-war` |
                | --- | --- | --- | --- |
                | 0 | the token is accepted | the deployment starts and protects, perhaps with warnings | nothing is open |
                | 1 | the token is refused | it fails, does not protect as written, or gets no keys with these settings | something is open |
                | 2 | wrong usage, no token, or an unreadable file | wrong usage or an unreadable file | wrong usage or an unreadable file |
                | 3 | signing keys are unavailable | signing keys are unavailable | |

                ## The token

                Pass the token as an argument, on standard input (`< token.txt`), or paste it when the doctor prompts for
                it. `explain` finds it in `Authorization: Bearer ...`, in quotes, with line breaks and spaces in it, and in
                the JSON response of Entra ID or the Azure CLI (`access_token`, `accessToken`). The report says what was
                stripped: a request must not have quotes or line breaks in its token.

                Terminals cut lines after 4095 characters, on macOS after 1024. Pass longer tokens in a file.

                ## The settings

                Without `--config`, settings are those of the doctor's own process. `--config FILE` replaces them, and can
                be repeated:

                | `FILE` | is read as |
                | --- | --- |
                | lines of `ENTRA_TENANT_ID=...`, perhaps with `export` or quotes | environment variables |
                | lines of `entra.tenant-id=...` | system properties |
                | `microprofile-config.properties`, `microprofile-config-PROFILE.properties` | the application's files |
                | `web.xml` | init-params of the filters; context-params, which are not read, are warnings |

                `check-config` judges all filters of a `web.xml`, `explain` judges as the first one. A `web.xml` alone
                completes the settings of the process.

                `check-config` warns of the same things as the application's start:

                | warning | exit code |
                | --- | --- |
                | `mode=report`: refusals are logged only | 1 |
                | `scopes-allowed` while `accepted-callers` refuses users: it has no effect | 1 |
                | a misspelt name: what it restricts is not in force | 1 |
                | a name that begins like a setting, and is like none | 0 |
                | a role or scope with a separator in it, such as `a&b`: it is one name | 0 |
                | an audience with a trailing slash, and none without it | 0 |
                | the context path in `public-paths`, which are relative to it; `--context-path` says which it is | 0 |
                | `revoked` entries whose time is so long ago that they block no token any more | 0 |
                | a proxy's password that Java does not send | 0 |

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
                explain(Detail.PROBLEMS, TestTokens.v1(), "token-versions", "2.0"));
        printed.put(
                "The audience differs by a slash",
                explain(
                        Detail.PROBLEMS,
                        TestTokens.v1().claim("aud", "https://orders.contoso.example/"),
                        "audiences",
                        "https://orders.contoso.example"));
        printed.put(
                "The audience is the service principal's name",
                explain(Detail.PROBLEMS, TestTokens.v1().claim("aud", "spn:" + TestTokens.API)));
        printed.put(
                "The client requested a token for Microsoft Graph",
                explain(
                        Detail.PROBLEMS,
                        TestTokens.v1().header("nonce", "x").claim("aud", "https://graph.microsoft.com")));
        printed.put(
                "No app role is assigned to the managed identity, or only to a group that it is in",
                explain(Detail.PROBLEMS, TestTokens.v1().without("roles")));
        printed.put(
                "A user works with the client",
                explain(Detail.PROBLEMS, TestTokens.user().claim("roles", List.of("consumer"))));
        printed.put(
                "The caller lives in another tenant",
                explain(
                        Detail.PROBLEMS,
                        TestTokens.v1()
                                .claim("tid", TestTokens.OTHER_TENANT)
                                .claim("iss", "https://sts.windows.net/" + TestTokens.OTHER_TENANT + "/")));
        printed.put(
                "The application has signing keys of its own",
                explain(Detail.PROBLEMS, TestTokens.v2().header("kid", "application-key")));
        printed.put(
                "The caller uses another cloud",
                explain(
                        Detail.PROBLEMS,
                        TestTokens.v2()
                                .claim("iss", "https://login.microsoftonline.us/" + TestTokens.TENANT + "/v2.0")));
        printed.put(
                "The clock of this machine is slow",
                explain(
                        Detail.PROBLEMS,
                        TestTokens.v1()
                                .claim("iat", TestTokens.NOW.plusSeconds(600).getEpochSecond())
                                .claim("nbf", TestTokens.NOW.plusSeconds(600).getEpochSecond())));
        return printed;
    }

    private static String explain(Detail detail, TestTokens token, String... settings) {
        PublishedKeys keys = PublicJudging.published();
        return TextReport.of(
                new TokenDiagnosis(ProtectionFixture.settings(settings))
                        .of(new BearerToken(token.text()), keys, TestTokens.NOW),
                Style.PLAIN,
                detail);
    }
}
