package io.github.entrafilter;

import java.util.Locale;

/**
 * The reason for a refusal. The names are stable: logs, responses and metrics carry them. Their table in the
 * documentation is generated from here.
 */
public enum Reason {
    /** No bearer token was sent in the Authorization header. */
    NO_TOKEN(
            Category.NO_CREDENTIALS,
            "No bearer token was sent in the Authorization header",
            "",
            "Send Authorization: Bearer and the access token, or list the path in public-paths"),
    /** The Authorization header has no well-formed bearer token. */
    MALFORMED_CREDENTIALS(
            Category.INVALID_REQUEST,
            "The Authorization header has no well-formed bearer token",
            "",
            "Send the word Bearer, one space and the access_token, without quotes"),
    /** More than one credential was sent. */
    SEVERAL_CREDENTIALS(
            Category.INVALID_REQUEST,
            "More than one credential was sent",
            "",
            "Find what adds the second Authorization header: often a proxy or an HTTP client's interceptor"),
    /** The Host header is malformed. */
    MALFORMED_HOST(
            Category.INVALID_REQUEST,
            "The Host header is malformed",
            "",
            "Send a host and a port only, in Host or in HTTP/2's :authority"),
    /** The token is too large. */
    TOKEN_TOO_LARGE(
            Category.INVALID_TOKEN,
            "The token is too large",
            "Emit fewer optional claims",
            "Raise max-token-bytes, and the container's header limit with it"),
    /** The token is not a signed JWT. */
    NOT_A_JWS(
            Category.INVALID_TOKEN,
            "The token is not a signed JWT",
            "",
            "Send the access_token as issued: not decoded, not truncated, and not a refresh token"),
    /** The token is encrypted. */
    ENCRYPTED_TOKEN(
            Category.INVALID_TOKEN,
            "The token is encrypted",
            "Turn off token encryption in this API's app registration",
            "Encrypted tokens are not supported"),
    /** The signature algorithm is not allowed. */
    ALGORITHM_NOT_ALLOWED(
            Category.INVALID_TOKEN,
            "The signature algorithm is not allowed",
            "",
            "Entra ID signs with RS256; allow another in signature-algorithms only if you know why"),
    /** Not an access token. */
    WRONG_TYPE(
            Category.INVALID_TOKEN,
            "Not an access token",
            "",
            "Send the access token: not an ID token, and not a proof"),
    /** The token requires an extension that is not supported. */
    CRITICAL_HEADER(
            Category.INVALID_TOKEN,
            "The token requires an extension that is not supported",
            "",
            "Tokens of Entra ID have no crit header: find out who issued this one"),
    /** A required claim is missing. */
    CLAIM_MISSING(
            Category.INVALID_TOKEN,
            "A required claim is missing",
            "",
            "See the log for the claim; send an access token that Entra ID issued for this API"),
    /** A claim has an impossible value. */
    CLAIM_MALFORMED(
            Category.INVALID_TOKEN,
            "A claim has an impossible value",
            "",
            "See the log for the claim; find out who issued this token"),
    /** The token version is not accepted. */
    WRONG_VERSION(
            Category.INVALID_TOKEN,
            "The token version is not accepted",
            "Set requestedAccessTokenVersion in this API's app registration: null and 1 mean v1.0, 2 means v2.0",
            "Add the version to token-versions"),
    /** The token was issued for another tenant. */
    WRONG_TENANT(
            Category.INVALID_TOKEN,
            "The token was issued for another tenant",
            "Get the token from this API's tenant",
            "Check tenant-id; list further tenants in allowed-tenants"),
    /** The token was issued by another issuer. */
    WRONG_ISSUER(
            Category.INVALID_TOKEN,
            "The token was issued by another issuer",
            "",
            "Set authority to the cloud that issues the caller's tokens"),
    /** The token was issued for another API. */
    WRONG_AUDIENCE(
            Category.INVALID_TOKEN,
            "The token was issued for another API",
            "Request a token for this API: resource=api://{client id} from IMDS, scope=api://{client "
                    + "id}/.default elsewhere",
            "Set client-id, or list the audience in audiences; the log reports near misses"),
    /** The token was issued for Microsoft Graph or another API of Microsoft, not for this API. */
    MICROSOFT_API_TOKEN(
            Category.INVALID_TOKEN,
            "The token was issued for Microsoft Graph or another API of Microsoft, not for this API",
            "Request a token for this API: resource=api://{client id} from IMDS, scope=api://{client "
                    + "id}/.default elsewhere",
            "No setting helps: only Microsoft can verify such a token"),
    /** The token has expired. */
    TOKEN_EXPIRED(
            Category.INVALID_TOKEN,
            "The token has expired",
            "",
            "Get a new token before exp; compare the clocks of both machines"),
    /** The token is not valid yet. */
    TOKEN_NOT_YET_VALID(
            Category.INVALID_TOKEN,
            "The token is not valid yet",
            "",
            "Compare the clocks of both machines; clock-skew tolerates small differences"),
    /** The token names a signing key that is not published. */
    UNKNOWN_KEY(
            Category.INVALID_TOKEN,
            "The token names a signing key that is not published",
            "",
            "Check authority; for an application with its own signing keys set signing-keys=application"),
    /** The signing key may not sign tokens of this issuer. */
    WRONG_KEY(
            Category.INVALID_TOKEN,
            "The signing key may not sign tokens of this issuer",
            "",
            "Check that authority is the caller's cloud; otherwise treat the token as forged"),
    /** The signature is invalid. */
    BAD_SIGNATURE(
            Category.INVALID_TOKEN, "The signature is invalid", "", "The token was modified on its way, or is forged"),
    /** The token is bound to its sender in a way that is not supported. */
    CONFIRMATION_UNKNOWN(
            Category.INVALID_TOKEN,
            "The token is bound to its sender in a way that is not supported",
            "",
            "Only cnf with x5t#S256 is supported"),
    /** The token is bound to a client certificate, and the request has none. */
    CERTIFICATE_MISSING(
            Category.INVALID_TOKEN,
            "The token is bound to a client certificate, and the request has none",
            "",
            "Connect with the client certificate; behind a proxy set client-certificate-header and "
                    + "trusted-proxies"),
    /** The token is bound to another client certificate. */
    CERTIFICATE_MISMATCH(
            Category.INVALID_TOKEN,
            "The token is bound to another client certificate",
            "",
            "Connect with the certificate that the token was requested with; otherwise treat the token as " + "stolen"),
    /** The token was sent as a bound token, and is not bound to a certificate. */
    TOKEN_NOT_BOUND(
            Category.INVALID_TOKEN,
            "The token was sent as a bound token, and is not bound to a certificate",
            "",
            "Send it under the scheme Bearer, or get a bound token"),
    /** The token is revoked. */
    TOKEN_REVOKED(
            Category.INVALID_TOKEN, "The token is revoked", "", "Get a new token, or remove the uti from revoked"),
    /** The caller is blocked. */
    CALLER_REVOKED(
            Category.INVALID_TOKEN,
            "The caller is blocked",
            "",
            "Remove its object id or client id from revoked, or append @ and a time to accept newer tokens"),
    /** The token is revoked, and a newer one is required. */
    NEWER_TOKEN_REQUIRED(
            Category.INSUFFICIENT_CLAIMS,
            "The token is revoked, and a newer one is required",
            "",
            "Nothing to do: a client that declares cp1 gets a newer token by itself; see revoked"),
    /** The request could not be judged because of an internal error. */
    JUDGEMENT_FAILED(
            Category.UNAVAILABLE,
            "The request could not be judged because of an internal error",
            "",
            "Report the ERROR line of io.github.entrafilter in the log: it is a bug of this filter or of its "
                    + "platform"),
    /** Only applications are allowed; this is a user token. */
    CALLER_IS_USER(
            Category.INSUFFICIENT_SCOPE,
            "Only applications are allowed; this is a user token",
            "Call with the application's own credentials, such as a managed identity",
            "Set accepted-callers to users or any"),
    /** Only users are allowed; this is an application token. */
    CALLER_IS_APPLICATION(
            Category.INSUFFICIENT_SCOPE,
            "Only users are allowed; this is an application token",
            "Sign in a user",
            "Set accepted-callers to applications or any"),
    /** The client is not allowed. */
    CLIENT_NOT_ALLOWED(
            Category.INSUFFICIENT_SCOPE,
            "The client is not allowed",
            "",
            "List its client id or object id in allowed-clients"),
    /** The client's authentication to Entra ID is too weak. */
    CLIENT_AUTHENTICATION_WEAK(
            Category.INSUFFICIENT_SCOPE,
            "The client's authentication to Entra ID is too weak",
            "Replace the client's secret with a certificate or a managed identity",
            "Lower client-authentication"),
    /** The user token has none of the required scopes. */
    SCOPE_MISSING(
            Category.INSUFFICIENT_SCOPE,
            "The user token has none of the required scopes",
            "Grant the client the delegated permission, and request the scope",
            "Add the scope to scopes-allowed"),
    /** The caller has no app role and, if a user, no scope. */
    NO_ROLE_ASSIGNED(
            Category.INSUFFICIENT_SCOPE,
            "The caller has no app role and, if a user, no scope",
            "Assign an app role of this API to the caller's service principal itself (a group's does not "
                    + "count), then get a new token: managed identities cache theirs for a day",
            "Register the caller in callers with roles of its own, or list it in allowed-clients"),
    /** The caller has none of the required roles. */
    ROLE_MISSING(
            Category.INSUFFICIENT_SCOPE,
            "The caller has none of the required roles",
            "Assign the app role to the caller's service principal itself (a group's does not count), then "
                    + "get a new token: managed identities cache theirs for a day",
            "Compare roles-allowed or @RolesAllowed with the value of the app role, or grant the role in " + "callers"),
    /** Access is denied for everyone. */
    DENIED_TO_ALL(
            Category.INSUFFICIENT_SCOPE,
            "Access is denied for everyone",
            "",
            "The resource is annotated with @DenyAll"),
    /** The token names a signing key that could not be looked up yet. */
    KEY_NOT_KNOWN_YET(
            Category.UNAVAILABLE,
            "The token names a signing key that could not be looked up yet",
            "",
            "Nothing to do if it goes away: the key is looked up again by the time in Retry-After. Otherwise see the "
                    + "log of io.github.entrafilter.keys"),
    /** Signing keys are currently unavailable. */
    KEYS_UNAVAILABLE(
            Category.UNAVAILABLE,
            "Signing keys are currently unavailable",
            "",
            "See the log of io.github.entrafilter.keys; check that the authority is reachable from here, "
                    + "perhaps through a proxy"),
    /** The protection of this application is not in force. */
    PROTECTION_NOT_IN_FORCE(
            Category.UNAVAILABLE,
            "The protection of this application is not in force",
            "",
            "The container left out the filter's initializer: list entra_filter, or others, in web.xml's absolute-ordering; "
                    + "on Quarkus, the JAX-RS application has turned off jakarta.ws.rs.loadServices");

    /** The kind of refusal: caused by the caller (4xx, the error codes of RFC 6750) or by this filter (503). */
    public enum Category {
        /** No token was sent: 401 without an error code. */
        NO_CREDENTIALS,
        /** The credentials are malformed: 400. */
        INVALID_REQUEST,
        /** The token is not valid here: 401. */
        INVALID_TOKEN,
        /** A newer token is required, which the client can get by itself: 401 with a claims challenge. */
        INSUFFICIENT_CLAIMS,
        /** The token is genuine, and its caller is not allowed here: 403. */
        INSUFFICIENT_SCOPE,
        /** The request could not be judged, which is not the caller's doing: 503. */
        UNAVAILABLE
    }

    private final String stableName;
    private final Category category;
    private final String sentence;
    private final String fixInEntra;
    private final String fixHere;

    Reason(Category category, String sentence, String fixInEntra, String fixHere) {
        this.stableName = name().toLowerCase(Locale.ROOT);
        this.category = category;
        this.sentence = sentence;
        this.fixInEntra = fixInEntra;
        this.fixHere = fixHere;
    }

    /** {@return the stable name, such as {@code token_expired}} */
    public String stableName() {
        return stableName;
    }

    /** {@return the kind of refusal} */
    public Category category() {
        return category;
    }

    /** {@return whether only genuine tokens are refused for this reason, so that their claims can be trusted} */
    public boolean isOfGenuineToken() {
        return category == Category.INSUFFICIENT_SCOPE
                || this == TOKEN_REVOKED
                || this == CALLER_REVOKED
                || this == NEWER_TOKEN_REQUIRED;
    }

    /**
     * {@return one sentence that may be shown to the caller: has no input in it, and only characters allowed in a
     * header}
     */
    public String sentence() {
        return sentence;
    }

    /** {@return the fix in Entra ID, in Azure or at the caller; empty where there is none} */
    public String fixInEntra() {
        return fixInEntra;
    }

    /** {@return the fix in this application's settings or in the caller's code} */
    public String fixHere() {
        return fixHere;
    }
}
