package io.github.entrafilter.it;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.entrafilter.localentra.http.HttpListener;
import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.http.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Signs users in by the code flow of OpenID Connect Core 1.0, section 3.1. It shows no login page: every user is Jane,
 * a clerk, and is redirected back at once.
 */
final class OpenIdProvider implements AutoCloseable {

    /** As the application knows itself. */
    static final String CLIENT = "desk";

    private static final String AUTHORIZE = "/authorize";
    private static final String TOKEN = "/token";
    private static final String KEYS = "/keys";
    private static final String USER_INFO = "/userinfo";
    private static final Map<String, Object> JANE =
            Map.of("sub", "jane-1", "preferred_username", "jane", "groups", List.of("clerk"));

    private final OtherKey key = OtherKey.create("openid-provider");
    private final HttpListener server;

    /** The request for a sign-in that each code answers. */
    private final ConcurrentMap<String, Parameters> started = new ConcurrentHashMap<>();

    private OpenIdProvider(HttpListener server) {
        this.server = server;
    }

    static OpenIdProvider start() {
        try {
            OpenIdProvider provider = new OpenIdProvider(HttpListener.bind(HttpListener.loopback(), 0));
            provider.server.serve(new Router(List.of(
                    Route.get("/.well-known/openid-configuration", request -> provider.metadata()),
                    Route.get(AUTHORIZE, provider::signIn),
                    Route.post(TOKEN, provider::redeem),
                    Route.get(KEYS, request -> provider.keys()),
                    Route.get(USER_INFO, request -> Response.json(200, JANE)))));
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What points the application to it. */
    Map<String, String> settings() {
        return Map.of("desk.provider", issuer());
    }

    /** Where users are sent to sign in. */
    String signInAddress() {
        return issuer() + AUTHORIZE;
    }

    @Override
    public void close() {
        server.close();
    }

    private String issuer() {
        return server.address().toString();
    }

    private Response metadata() {
        return Response.json(
                200,
                Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", signInAddress(),
                        "token_endpoint", issuer() + TOKEN,
                        "userinfo_endpoint", issuer() + USER_INFO,
                        "jwks_uri", issuer() + KEYS,
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "scopes_supported", List.of("openid", "email", "profile"),
                        "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    private Response signIn(Request request) {
        String code = UUID.randomUUID().toString();
        started.put(code, request.query());
        String state = URLEncoder.encode(valueOf("state", request.query()), StandardCharsets.UTF_8);
        return Response.text(302, "")
                .header("Location", valueOf("redirect_uri", request.query()) + "?code=" + code + "&state=" + state);
    }

    private Response redeem(Request request) {
        return Optional.ofNullable(started.remove(valueOf("code", request.form())))
                .map(this::tokens)
                .orElseGet(() -> Response.error(400, "invalid_grant", "This code is not known"));
    }

    private Response tokens(Parameters signIn) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder idToken = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(1, ChronoUnit.HOURS)));
        JANE.forEach(idToken::claim);
        signIn.value("nonce").ifPresent(nonce -> idToken.claim("nonce", nonce));
        return Response.json(
                200,
                Map.of(
                        "access_token",
                        UUID.randomUUID().toString(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        3600,
                        "id_token",
                        key.sign(idToken.build())));
    }

    private Response keys() {
        return Response.json(200, new JWKSet(key.published()).toJSONObject());
    }

    private static String valueOf(String name, Parameters parameters) {
        return parameters.value(name).orElse("");
    }
}
