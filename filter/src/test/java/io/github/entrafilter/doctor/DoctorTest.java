package io.github.entrafilter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.authentication.Doorway;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.Finding.Outcome;
import io.github.entrafilter.token.OpenCourt;
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
        void that_is_accepted_ends_well() throws IOException {
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
        void that_is_refused_ends_with_1() throws IOException {
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
        void that_cannot_be_judged_ends_with_3() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                assertThat(run("", "explain", TestTokens.v1().text(), "--config", config(authority)))
                        .isEqualTo(3);
                assertThat(printed()).contains("Verdict: refused, keys_unavailable");
            }
        }

        @Test
        void is_explained_to_programs_in_json() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                run(TestTokens.v1().without("roles").text(), "explain", "--json", "--config", config(authority));
                assertThat(printed())
                        .startsWith("{\"verdict\":\"refused, no_role_assigned")
                        .contains("\"exitCode\":1", "\"check\":\"assignment\",\"outcome\":\"failed\"");
            }
        }

        @Test
        void of_a_caller_who_is_revoked_is_refused() throws IOException {
            Path revoked = Files.writeString(folder.resolve("revoked"), TestTokens.OBJECT + "\n");

            assertThat(explain(TestTokens.v1(), "revoked-file", revoked.toString()))
                    .contains("FAIL  revocation      expected  a caller and a token that are not revoked")
                    .contains("Verdict: refused, caller_revoked: ");
        }

        @Test
        void of_a_caller_who_is_not_revoked_passes() {
            assertThat(explain(TestTokens.v1(), "revoked", TestTokens.OTHER_TENANT))
                    .contains("ok    revocation      not listed")
                    .contains("Verdict: accepted");
        }

        @Test
        void without_the_role_that_is_asked_for_is_refused() {
            assertThat(explain(TestTokens.v1(), "roles-allowed", "admin"))
                    .contains("FAIL  role            expected  one of the roles [admin]", "found     [consumer]")
                    .contains("Verdict: refused, role_missing: ");
        }

        @Test
        void with_the_role_that_is_asked_for_passes() {
            assertThat(explain(TestTokens.v1(), "roles-allowed", "admin, consumer"))
                    .contains("ok    role            [consumer]  (expected: one of the roles [admin, consumer])");
        }

        @Test
        void that_is_not_genuine_is_not_asked_for_its_role() {
            assertThat(explain(TestTokens.v1().claim("exp", 1), "roles-allowed", "admin", "revoked", TestTokens.OBJECT))
                    .contains("-     revocation      not run", "-     role            not run");
        }

        @Test
        void cannot_steer_the_terminal() {
            String text = TextReport.of(
                    new TokenDiagnosis(Doorway.settings())
                            .of(
                                    new BearerToken(TestTokens.v1()
                                            .claim("aud", "\u001b[2Jgone")
                                            .text()),
                                    OpenCourt.published(),
                                    TestTokens.NOW),
                    Style.PLAIN);
            assertThat(text).contains("?[2Jgone").doesNotContain("\u001b");
        }
    }

    @Nested
    class A_configuration {

        @Test
        void that_works_ends_well() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                authority.publishes(TestKeys.ENTRA);
                assertThat(run("", "check-config", "--config", config(authority)))
                        .isZero();
            }
        }

        @Test
        void that_does_not_is_told_with_all_its_faults() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                String config = config(authority, "entra.clock-skew=1", "entra.mode=maybe", "entra.role-allowed=x");
                assertThat(run("", "check-config", "--config", config)).isEqualTo(1);
                assertThat(printed()).contains("entra.clock-skew", "entra.mode", "did you mean entra.roles-allowed");
            }
        }

        @Test
        void whose_authority_has_no_keys_ends_with_3() throws IOException {
            try (LoopbackAuthority authority = new LoopbackAuthority()) {
                assertThat(run("", "check-config", "--config", config(authority)))
                        .isEqualTo(3);
            }
        }

        @Test
        void that_is_not_there_ends_with_2() {
            assertThat(run(
                            "",
                            "check-config",
                            "--config",
                            folder.resolve("none").toString()))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "explain --config", "explain a b", "check-config token", "explain --verbose"})
    void who_asks_for_something_else_is_told_how_to_ask(String line) {
        assertThat(run("", line.split(" ", -1))).isEqualTo(2);
        assertThat(printed()).startsWith("explain [--config FILE]");
    }

    @Test
    void outcomes_have_colours_in_a_terminal() {
        assertThat(Style.COLOUR.mark(Outcome.PASSED)).isEqualTo("\u001b[32mok  \u001b[0m");
        assertThat(Style.COLOUR.mark(Outcome.FAILED)).isEqualTo("\u001b[1;31mFAIL\u001b[0m");
    }

    /** The page is what the program prints. To write it anew: {@code ./mvnw -pl filter test -Dreference.write}. */
    @Test
    void the_page_has_what_is_printed_for_typical_mistakes() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The doctor

                ```bash
                java -jar entra-filter-standalone.jar explain --config FILE < token.txt
                java -jar entra-filter-standalone.jar check-config --config FILE
                ```

                lists every check of a token, or of a configuration and its authority, and for each that fails what to do
                in Entra ID and here. `FILE` holds settings or environment variables. The token is never shown; `--json`
                is for programs. It ends with 0 if all is well, 1 if not, 2 if not asked properly, 3 if the keys cannot
                be had.

                Ten mistakes that are made often, and what is printed for each. Made by the program; do not edit.
                """);
        mistakes()
                .forEach((mistake, text) -> page.append("\n## ")
                        .append(mistake)
                        .append("\n\n```\n")
                        .append(text)
                        .append("```\n"));
        if (System.getProperty("reference.write") != null) {
            Files.writeString(PAGE, page.toString());
        }
        assertThat(PAGE).hasContent(page.toString());
    }

    private static Map<String, String> mistakes() {
        Map<String, String> printed = new LinkedHashMap<>();
        printed.put(
                "Only v2.0 is accepted, and the registration of the API says null",
                explain(TestTokens.v1(), "token-versions", "2.0"));
        printed.put(
                "The audience differs by a slash",
                explain(TestTokens.v1().claim("aud", "api://" + TestTokens.API + "/")));
        printed.put(
                "The audience is the service principal's name",
                explain(TestTokens.v1().claim("aud", "spn:" + TestTokens.API)));
        printed.put(
                "The client asked for Microsoft Graph",
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
        PublishedKeys keys = OpenCourt.published();
        return TextReport.of(
                new TokenDiagnosis(Doorway.settings(settings)).of(new BearerToken(token.text()), keys, TestTokens.NOW),
                Style.PLAIN);
    }
}
