package io.github.entrafilter.it;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A row of the contract's answer table: what is sent, and what comes back wherever it is sent. */
record RefusedRequest(
        String what, Function<LocalEntraServer, List<String>> authorization, int status, String error, String reason) {

    /** Longest token that the deployments of the suite look at: less than what containers take as a header. */
    static final int MAX_TOKEN_BYTES = 4096;

    private static final String OTHER_TENANT = "99999999-aaaa-bbbb-cccc-000000000000";

    /** All rows that need no setting of their own. */
    static Stream<RefusedRequest> rows() {
        return Stream.of(
                nothing(),
                sent("another scheme", 401, "", "no_token", "Basic dXNlcjpwYXNzd29yZA=="),
                sent("Bearer alone", 400, "invalid_request", "malformed_credentials", "Bearer"),
                sent("a token with a space", 400, "invalid_request", "malformed_credentials", "Bearer abc def"),
                sent("a token in quotes", 400, "invalid_request", "malformed_credentials", "Bearer \"abc\""),
                sent("two headers", 400, "invalid_request", "several_credentials", "Bearer abc", "Bearer def"),
                sent("two credentials", 400, "invalid_request", "several_credentials", "Bearer abc, Bearer def"),
                sent("no JWT", 401, "invalid_token", "not_a_jws", "Bearer abc"),
                sent("a JWE", 401, "invalid_token", "encrypted_token", "Bearer a.b.c.d.e"),
                invalid("too large a token", "token_too_large", token -> token.paddedTo(MAX_TOKEN_BYTES + 1)),
                invalid("alg none", "algorithm_not_allowed", token -> token.signedBy(TokenSignature.ALG_NONE)),
                invalid(
                        "HS256 with the public key",
                        "algorithm_not_allowed",
                        token -> token.signedBy(TokenSignature.HS256)),
                invalid("RS512", "algorithm_not_allowed", token -> token.signedBy(TokenSignature.RS512)),
                invalid("another type", "wrong_type", token -> token.header("typ", "dpop+jwt")),
                invalid("a critical extension", "critical_header", token -> token.header("crit", List.of("exp"))),
                invalid("no oid", "claim_missing", token -> token.without("oid")),
                invalid("roles as text", "claim_malformed", token -> token.claim("roles", "consumer")),
                invalid("a second spelling of tid", "claim_malformed", token -> token.claim("TID", OTHER_TENANT)),
                invalid("an unknown version", "wrong_version", token -> token.claim("ver", "3.0")),
                invalid("another tenant", "wrong_tenant", token -> token.tenant(OTHER_TENANT)),
                invalid("another issuer", "wrong_issuer", token -> token.claim("iss", "https://issuer.example/")),
                invalid("another audience", "wrong_audience", token -> token.audience("api://another")),
                invalid(
                        "Graph's audience",
                        "microsoft_api_token",
                        token -> token.audience("https://graph.microsoft.com")),
                invalid("Graph's nonce", "microsoft_api_token", token -> token.signedBy(TokenSignature.GRAPH_NONCE)),
                invalid("an expired token", "token_expired", TokenBuilder::expired),
                invalid("a token of tomorrow", "token_not_yet_valid", token -> token.issuedAt(tomorrow())),
                invalid("an unknown key", "unknown_key", token -> token.signedBy(TokenSignature.UNKNOWN_KEY)),
                invalid(
                        "a key of another cloud",
                        "wrong_key",
                        token -> token.signedBy(TokenSignature.US_GOVERNMENT_KEY)),
                invalid(
                        "a key of another cloud in a v1.0 token",
                        "wrong_key",
                        token -> token.version1().signedBy(TokenSignature.US_GOVERNMENT_KEY)),
                invalid("a key of consumers", "wrong_key", token -> token.signedBy(TokenSignature.CONSUMERS_KEY)),
                invalid("a forged token", "bad_signature", token -> token.signedBy(TokenSignature.FORGED)),
                invalid("a key in the header", "bad_signature", token -> token.signedBy(TokenSignature.EMBEDDED_KEY)),
                invalid("a flipped bit", "bad_signature", token -> token.signedBy(TokenSignature.FLIPPED_BIT)),
                invalid(
                        "a tampered payload",
                        "bad_signature",
                        token -> token.signedBy(TokenSignature.TAMPERED_PAYLOAD)),
                invalid(
                        "an unknown confirmation",
                        "confirmation_unknown",
                        token -> token.claim("cnf", Map.of("jkt", "x"))),
                invalid("a bound token, no certificate", "certificate_missing", RefusedRequest::bound),
                new RefusedRequest(
                        "an unbound token under mtls_pop",
                        entra -> List.of("mtls_pop " + honest(entra).mint()),
                        401,
                        "invalid_token",
                        "token_not_bound"),
                forbidden("a user", "caller_is_user", entra -> honest(entra).delegated("orders.read")),
                forbidden("a caller without a role", "no_role_assigned", entra -> entra.token("stranger", TestBed.API)),
                forbidden(
                        "a client with a secret",
                        "client_authentication_weak",
                        entra -> entra.token("nightly-job", TestBed.API).roles("consumer")));
    }

    static RefusedRequest nothing() {
        return sent("nothing", 401, "", "no_token");
    }

    /** The exact response, whichever filter writes it. */
    Reply expectedReply() {
        String challenge = error.isEmpty() ? "Bearer" : "Bearer error=\"" + error + "\"";
        Map<String, String> headers = Map.of(
                "Cache-Control", "no-store", "Content-Type", "application/problem+json", "WWW-Authenticate", challenge);
        String title = Map.of(400, "Bad Request", 401, "Unauthorized", 403, "Forbidden")
                .getOrDefault(status, "");
        return new Reply(
                status,
                headers,
                "{\"type\":\"https://entrafilter.github.io/entra-filter/reasons#" + reason + "\",\"title\":\"" + title
                        + "\",\"status\":" + status + ",\"reason\":\"" + reason + "\"}");
    }

    /** What a caller reads who is known, but not let in. */
    static Reply forbidden(String reason) {
        return new RefusedRequest("", entra -> List.of(), 403, "insufficient_scope", reason).expectedReply();
    }

    static TokenBuilder honest(LocalEntraServer entra) {
        return entra.token("orders-client", TestBed.API);
    }

    /** Bound to a certificate that no client has. */
    static TokenBuilder bound(TokenBuilder token) {
        return token.claim("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"));
    }

    private static RefusedRequest sent(String what, int status, String error, String reason, String... authorization) {
        return new RefusedRequest(what, entra -> List.of(authorization), status, error, reason);
    }

    private static RefusedRequest invalid(String what, String reason, UnaryOperator<TokenBuilder> spoilt) {
        return new RefusedRequest(
                what, entra -> List.of("Bearer " + spoilt.apply(honest(entra)).mint()), 401, "invalid_token", reason);
    }

    private static RefusedRequest forbidden(
            String what, String reason, Function<LocalEntraServer, TokenBuilder> token) {
        return new RefusedRequest(
                what, entra -> List.of("Bearer " + token.apply(entra).mint()), 403, "insufficient_scope", reason);
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    @Override
    public String toString() {
        return what + ": " + status + " " + reason;
    }
}
