package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders service while it runs: watched before it enforces, its callers shut out, its verdicts told. */
@Tag("extended")
class InProductionIT extends DeployedOrdersService {

    private static final Path REVOKED = revoked();

    /** A revocation is obeyed within a second; some more for a slow machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.public-paths", "/health");
        settings.put("entra.revoked-file", REVOKED.toString());
        return TestBed.ordersService("in-production.xml", settings)
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
    }

    private static Path revoked() {
        try {
            Path file = Files.createTempFile("revoked", ".txt");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void awaitCaller() throws InterruptedException {
        untilAnswered(honest().mint(), 200);
    }

    @AfterEach
    void restore() throws IOException {
        entra.keysRespond(KeyEndpointBehaviour.healthy());
        Files.writeString(REVOKED, "");
    }

    private TokenBuilder honest() {
        return RefusedRequest.honest(entra);
    }

    private List<String> audit() {
        return api.send("GET", "/audit", List.of()).body().lines().toList();
    }

    @Test
    void report_mode_lets_everybody_through_and_adds_nothing_to_the_answer() {
        assertReached("/audit");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void report_mode_lets_everybody_through_to_resources() {
        assertReached("/api/open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/annotated/permitted", "/api/annotated/for-consumers"})
    @Shows(Capability.JAXRS_ROLES_REPORTED)
    void report_mode_lets_everybody_through_to_resources_with_roles(String path) {
        assertReached(path);
    }

    private void assertReached(String path) {
        Reply reply = api.get(path, "not.a.token");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).doesNotContainKeys("WWW-Authenticate", "Cache-Control", "Retry-After");
    }

    @Test
    void report_mode_shows_servlets_no_caller_where_it_would_have_refused() {
        assertThat(api.get("/seen", "not.a.token").body()).isEqualTo(KnownCaller.NOBODY);
    }

    @Test
    void report_mode_logs_what_it_would_have_refused() {
        api.get("/api/open", "not.a.token");

        assertThat(audit())
                .anySatisfy(line ->
                        assertThat(line).contains("RequestRefused", "NOT_A_JWS", "outcome=REPORTED", "/api/open"));
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void report_mode_shows_resources_no_caller_where_it_would_have_refused() {
        assertThat(api.get("/api/open", "not.a.token").body()).contains("\"caller\":\"anonymous\"");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void report_mode_knows_an_accepted_caller() {
        assertThat(api.get("/api/whoami", honest().mint()).body()).contains("\"authType\":\"BEARER\"");
    }

    @Test
    void a_revocation_shuts_out_a_caller_with_a_token_that_is_known() throws Exception {
        String token = honest().mint();
        assertThat(api.get("/whoami", token).status()).isEqualTo(200);

        Files.writeString(REVOKED, oid(token));

        Reply refused = whenRevoked(token);
        assertThat(refused.reason()).isEqualTo("caller_revoked");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void a_revocation_accepts_a_newer_token_and_challenges_capable_clients_to_get_one() throws Exception {
        String old = honest().claim("xms_cc", List.of("cp1")).mint();
        Instant since = Instant.ofEpochSecond(number(old, "iat") + 1);

        Files.writeString(REVOKED, oid(old) + "@" + since);

        Reply refused = whenRevoked(old);
        assertThat(refused.reason()).isEqualTo("newer_token_required");
        assertThat(refused.header("WWW-Authenticate")).contains("error=\"insufficient_claims\"", "claims=\"");
        String newer = honest().claim("iat", since.getEpochSecond()).mint();
        assertThat(api.get("/whoami", newer).status()).isEqualTo(200);
    }

    @Test
    void a_revoked_token_is_refused_and_the_callers_other_tokens_are_not() throws Exception {
        String token = honest().mint();

        Files.writeString(REVOKED, uti(token));

        Reply refused = whenRevoked(token);
        assertThat(refused.reason()).isEqualTo("token_revoked");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(api.get("/whoami", honest().mint()).status()).isEqualTo(200);
    }

    @Test
    void a_revocation_is_logged() throws Exception {
        String token = honest().mint();

        Files.writeString(REVOKED, oid(token));

        whenRevoked(token);
        assertThat(audit()).anySatisfy(line -> assertThat(line).contains("listener RevocationChanged", oid(token)));
    }

    private Reply whenRevoked(String token) throws InterruptedException {
        return untilAnswered(token, 401);
    }

    private Reply untilAnswered(String token, int status) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Reply reply = api.get("/whoami", token);
        while (reply.status() != status && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            reply = api.get("/whoami", token);
        }
        return reply;
    }

    /** A failed fetch proves nothing about the key: the caller should retry with the same token. */
    @Test
    void a_failed_look_up_of_a_key_gets_key_not_known_yet() {
        entra.keysRespond(KeyEndpointBehaviour.status(503));

        Reply refused =
                api.get("/whoami", honest().signedBy(TokenSignature.UNKNOWN_KEY).mint());

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason()).isEqualTo("key_not_known_yet");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void the_audit_logs_the_first_call_of_a_caller() {
        String token = honest().mint();
        api.get("/whoami", token);

        assertThat(audit()).anySatisfy(line -> assertThat(line).contains("listener CallerSeen", oid(token)));
    }

    @Test
    void the_audit_logs_a_refusal() {
        api.get("/whoami", "a.b");

        assertThat(audit())
                .anySatisfy(line ->
                        assertThat(line).contains("listener RequestRefused", "NOT_A_JWS", "outcome=DENIED", "/whoami"));
    }

    @Test
    void the_audit_fires_cdi_events() throws Exception {
        Feature.CDI.assumePresent();
        String token = honest().mint();
        Files.writeString(REVOKED, oid(token));

        whenRevoked(token);

        assertThat(audit())
                .anySatisfy(line -> assertThat(line).contains("cdi CallerSeen"))
                .anySatisfy(line -> assertThat(line).contains("cdi RequestRefused", "CALLER_REVOKED", oid(token)))
                .anySatisfy(line -> assertThat(line).contains("cdi RevocationChanged", oid(token), "REVOKED"));
    }

    @Test
    void the_audit_never_logs_a_token() {
        String token = honest().mint();
        api.get("/whoami", token);
        api.get("/whoami", token + "x");

        assertThat(String.join("\n", audit()))
                .doesNotContain(token.substring(0, token.indexOf('.')))
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
    }

    private static String oid(String token) {
        return text(token, "oid");
    }

    private static String uti(String token) {
        return text(token, "uti");
    }

    private static String text(String token, String claim) {
        return claims(token).replaceFirst(".*\"" + claim + "\":\"([^\"]+)\".*", "$1");
    }

    private static long number(String token, String claim) {
        return Long.parseLong(claims(token).replaceFirst(".*\"" + claim + "\":([0-9]+).*", "$1"));
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
