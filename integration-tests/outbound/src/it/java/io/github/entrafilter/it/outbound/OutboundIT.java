package io.github.entrafilter.it.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.it.outbound.CalledService.Call;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.Directory;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls from an application in a container. Tokens come from Local Entra's identity endpoint; each form of the client
 * has its own scope, because Azure's libraries cache tokens by scope.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("extended")
class OutboundIT {

    private static final String API = "11111111-c11d-4000-8000-000000000000";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Filters that run on an event loop cannot wait for the response of a retry. */
    private static final boolean EVENT_LOOP = Boolean.getBoolean("it.event.loop");

    private static final CalledService SERVICE = CalledService.start();

    /** The container finds it by an environment variable, so its port is known before the container starts. */
    private static final LocalEntraServer ENTRA = LocalEntraServer.start(
            ServerOptions.of(Directory.standard()).withPorts(Integer.getInteger("it.identity.port", 0), 0));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive application() {
        String settings = """
                billing/mp-rest/url=%1$s
                entra.client.billing.scope=api://%2$s/.default
                entra.client.shipping.url=%1$s
                entra.client.shipping.scope=%2$s/.default
                entra.client.url=%1$s
                entra.client.scope=api://%2$s//.default
                """.formatted(SERVICE.url(), API);
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.outbound", "")))
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }

    static List<String> formsThatRetry() {
        return EVENT_LOOP ? List.of("java-net-http") : List.of("rest-client", "jakarta-rest", "java-net-http");
    }

    static List<String> formsThatDoNotRetry() {
        return EVENT_LOOP ? List.of("rest-client", "jakarta-rest") : List.of();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        ENTRA.close();
    }

    @BeforeEach
    void forgetCalls() {
        SERVICE.takeCalls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest", "java-net-http"})
    void call_carries_a_token_of_the_managed_identity(String form) throws Exception {
        assertThat(call(form)).isEqualTo("200 paid");

        List<Call> calls = SERVICE.takeCalls();
        assertThat(calls).extracting(Call::path, Call::body).containsExactly(tuple("/invoices", "tea"));
        JWTClaimsSet claims = SignedJWT.parse(calls.get(0).token()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("oid"))
                .isEqualTo(ENTRA.directory()
                        .principal("orders-client")
                        .orElseThrow()
                        .objectId());
    }

    @ParameterizedTest
    @MethodSource("formsThatRetry")
    void refused_call_is_retried_with_another_token(String form) throws Exception {
        String token = refusedTokenOf(form);

        assertThat(call(form)).isEqualTo("200 paid");
        assertThat(SERVICE.takeCalls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.body()).isEqualTo("tea"))
                .extracting(Call::token)
                .startsWith(token)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("formsThatDoNotRetry")
    void later_call_carries_another_token_after_a_refused_one(String form) throws Exception {
        String token = refusedTokenOf(form);

        assertThat(call(form)).isNotEqualTo("200 paid");
        Instant end = Instant.now().plus(PATIENCE);
        String response = call(form);
        while (!response.equals("200 paid") && Instant.now().isBefore(end)) {
            response = call(form);
        }
        assertThat(response).isEqualTo("200 paid");
        assertThat(SERVICE.takeCalls()).last().extracting(Call::token).isNotEqualTo(token);
    }

    private String refusedTokenOf(String form) throws IOException, InterruptedException {
        call(form);
        String token = SERVICE.takeCalls().get(0).token();
        ENTRA.rotateKeys();
        SERVICE.refuse(token);
        return token;
    }

    private String call(String form) throws IOException, InterruptedException {
        URI url = URI.create("http://localhost:" + deployed.getPort() + "/outbound/api/outbound/" + form);
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60)).build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
