package io.github.entrafilter;

import java.util.Locale;

/**
 * The reason for a refusal. The names are stable: logs, responses and metrics carry them. Their table in the
 * documentation is generated from here.
 */
public enum Reason {
    NO_TOKEN(
            Category.NO_CREDENTIALS,
            "No bearer token was sent in the Authorization header",
            "",
            "Send Authorization: Bearer and the access token, or list the path in public-paths"),
    MALFORMED_CREDENTIALS(
            Category.INVALID_REQUEST,
            "The Authorization header has no well-formed bearer token",
            "",
            "Send the word Bearer, one space and the access_token, without quotes"),
    SEVERAL_CREDENTIALS(
            Category.INVALID_REQUEST,
            "More than one credential was sent",
            "",
            "Find what adds the second Authorization header: often a proxy or an HTTP client's interceptor"),
    TOKEN_TOO_LARGE(
            Category.INVALID_TOKEN,
            "The token is too large",
            "Emit fewer optional claims",
            "Raise max-token-bytes, and the container's header limit with it"),
    NOT_A_JWS(
            Category.INVALID_TOKEN,
            "The token is not a signed JWT",
            "",
            "Send the access_token as issued: not decoded, not truncated, and not a refresh token"),
    ENCRYPTED_TOKEN(
            Category.INVALID_TOKEN,
            "The token is encrypted",
            "Turn off token encryption in this API's app registration",
            "Encrypted tokens are not supported"),
    ALGORITHM_NOT_ALLOWED(
            Category.INVALID_TOKEN,
            "The signature algorithm is not allowed",
            "",
            "Entra ID signs with RS256; allow another in signature-algorithms only if you know why"),
    WRONG_TYPE(
            Category.INVALID_TOKEN,
            "Not an access token",
            "",
            "Send the access token: not an ID token, and not a proof"),
    CRITICAL_HEADER(
            Category.INVALID_TOKEN,
            "The token requires an extension that is not supported",
            "",
            "Tokens of Entra ID have no crit header: find out who issued this one"),
    CLAIM_MISSING(
            Category.INVALID_TOKEN,
            "A required claim is missing",
            "",
            "See the log for the claim; send an access token that Entra ID issued for this API"),
    CLAIM_MALFORMED(
            Category.INVALID_TOKEN,
            "A claim has an impossible value",
            "",
            "See the log for the claim; find out who issued this token"),
    WRONG_VERSION(
            Category.INVALID_TOKEN,
            "The token version is not accepted",
            "Set requestedAccessTokenVersion in this API's app registration: null and 1 mean v1.0, 2 means v2.0",
            "Add the version to token-versions"),
    WRONG_TENANT(
            Category.INVALID_TOKEN,
            "The token was issued for another tenant",
            "Get the token from this API's tenant",
            "Check tenant-id; list further tenants in allowed-tenants"),
    WRONG_ISSUER(
            Category.INVALID_TOKEN,
            "The token was issued by another issuer",
            "",
            "Set authority to the cloud that issues the caller's tokens"),
    WRONG_AUDIENCE(
            Category.INVALID_TOKEN,
            "The token was issued for another API",
            "Request a token for this API: resource=api://{client id} from IMDS, scope=api://{client "
                    + "id}/.default elsewhere",
            "Set client-id, or list the audience in audiences; the log reports near misses"),
    MICROSOFT_API_TOKEN(
            Category.INVALID_TOKEN,
            "The token was issued for Microsoft Graph or another API of Microsoft, not for this API",
            "Request a token for this API: resource=api://{client id} from IMDS, scope=api://{client "
                    + "id}/.default elsewhere",
            "No setting helps: only Microsoft can verify such a token"),
    TOKEN_EXPIRED(
            Category.INVALID_TOKEN,
            "The token has expired",
            "",
            "Get a new token before exp; compare the clocks of both machines"),
    TOKEN_NOT_YET_VALID(
            Category.INVALID_TOKEN,
            "The token is not valid yet",
            "",
            "Compare the clocks of both machines; clock-skew tolerates small differences"),
    UNKNOWN_KEY(
            Category.INVALID_TOKEN,
            "The token names a signing key that is not published",
            "",
            "Check authority; for an application with its own signing keys set signing-keys=application"),
    WRONG_KEY(
            Category.INVALID_TOKEN,
            "The signing key may not sign tokens of this issuer",
            "",
            "Check that authority is the caller's cloud; otherwise treat the token as forged"),
    BAD_SIGNATURE(
            Category.INVALID_TOKEN, "The signature is invalid", "", "The token was modified on its way, or is forged"),
    CONFIRMATION_UNKNOWN(
            Category.INVALID_TOKEN,
            "The token is bound to its sender in a way that is not supported",
            "",
            "Only cnf with x5t#S256 is supported"),
    CERTIFICATE_MISSING(
            Category.INVALID_TOKEN,
            "The token is bound to a client certificate, and the request has none",
            "",
            "Connect with the client certificate; behind a proxy set client-certificate-header and "
                    + "trusted-proxies"),
    CERTIFICATE_MISMATCH(
            Category.INVALID_TOKEN,
            "The token is bound to another client certificate",
            "",
            "Connect with the certificate that the token was requested with; otherwise treat the token as " + "stolen"),
    TOKEN_NOT_BOUND(
            Category.INVALID_TOKEN,
            "The token was sent as a bound token, and is not bound to a certificate",
            "",
            "Send it under the scheme Bearer, or get a bound token"),
    TOKEN_REVOKED(
            Category.INVALID_TOKEN, "The token is revoked", "", "Get a new token, or remove the uti from revoked"),
    CALLER_REVOKED(
            Category.INVALID_TOKEN,
            "The caller is blocked",
            "",
            "Remove its object id or client id from revoked, or append @ and a time to accept newer tokens"),
    NEWER_TOKEN_REQUIRED(
            Category.INSUFFICIENT_CLAIMS,
            "The token is revoked, and a newer one is required",
            "",
            "Nothing to do: a client that declares cp1 gets a newer token by itself; see revoked"),
    JUDGEMENT_FAILED(
            Category.UNAVAILABLE,
            "The request could not be judged because of an internal error",
            "",
            "Report the ERROR line of io.github.entrafilter in the log: it is a bug of this filter or of its "
                    + "platform"),
    CALLER_IS_USER(
            Category.INSUFFICIENT_SCOPE,
            "Only applications are allowed; this is a user token",
            "Call with the application's own credentials, such as a managed identity",
            "Set accepted-callers to users or any"),
    CALLER_IS_APPLICATION(
            Category.INSUFFICIENT_SCOPE,
            "Only users are allowed; this is an application token",
            "Sign in a user",
            "Set accepted-callers to applications or any"),
    CLIENT_NOT_ALLOWED(
            Category.INSUFFICIENT_SCOPE,
            "The client is not allowed",
            "",
            "List its client id or object id in allowed-clients"),
    CLIENT_AUTHENTICATION_WEAK(
            Category.INSUFFICIENT_SCOPE,
            "The client's authentication to Entra ID is too weak",
            "Replace the client's secret by a certificate or a managed identity",
            "Lower client-authentication"),
    SCOPE_MISSING(
            Category.INSUFFICIENT_SCOPE,
            "The user token has none of the required scopes",
            "Grant the client the delegated permission, and request the scope",
            "Add the scope to scopes-allowed"),
    NO_ROLE_ASSIGNED(
            Category.INSUFFICIENT_SCOPE,
            "The caller has no app role and, if a user, no scope",
            "Assign an app role of this API to the caller's service principal itself (a group's does not "
                    + "count), then get a new token: managed identities cache theirs for a day",
            "Register the caller in callers with roles of its own, or list it in allowed-clients"),
    ROLE_MISSING(
            Category.INSUFFICIENT_SCOPE,
            "The caller has none of the required roles",
            "Assign the app role to the caller's service principal itself (a group's does not count), then "
                    + "get a new token: managed identities cache theirs for a day",
            "Compare roles-allowed or @RolesAllowed with the value of the app role, or grant the role in " + "callers"),
    DENIED_TO_ALL(
            Category.INSUFFICIENT_SCOPE,
            "Access is denied for everyone",
            "",
            "The resource is annotated with @DenyAll"),
    KEY_NOT_KNOWN_YET(
            Category.UNAVAILABLE,
            "The token names a signing key that could not be looked up yet",
            "",
            "Nothing to do if it goes away: the key is looked up again by the time in Retry-After. Otherwise see the "
                    + "log of io.github.entrafilter.keys"),
    KEYS_UNAVAILABLE(
            Category.UNAVAILABLE,
            "Signing keys are currently unavailable",
            "",
            "See the log of io.github.entrafilter.keys; check that the authority is reachable from here, "
                    + "perhaps by a proxy"),
    PROTECTION_NOT_IN_FORCE(
            Category.UNAVAILABLE,
            "The protection of this application is not in force",
            "",
            "The container left out the filter's initializer: list entra_filter, or others, in web.xml's absolute-ordering; "
                    + "on Quarkus, the JAX-RS application has turned off jakarta.ws.rs.loadServices");

    /** The kind of refusal: caused by the caller (4xx, the error codes of RFC 6750) or by this filter (503). */
    public enum Category {
        NO_CREDENTIALS,
        INVALID_REQUEST,
        INVALID_TOKEN,
        INSUFFICIENT_CLAIMS,
        INSUFFICIENT_SCOPE,
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

    /** The stable name. */
    public String stableName() {
        return stableName;
    }

    /** The kind of refusal. */
    public Category category() {
        return category;
    }

    /** Whether only genuine tokens are refused for this reason, so that their claims can be trusted. */
    public boolean isOfGenuineToken() {
        return category == Category.INSUFFICIENT_SCOPE
                || this == TOKEN_REVOKED
                || this == CALLER_REVOKED
                || this == NEWER_TOKEN_REQUIRED;
    }

    /** One sentence that may be shown to the caller: has no input in it, and only characters allowed in a header. */
    public String sentence() {
        return sentence;
    }

    /** The fix in Entra ID, in Azure or at the caller; empty where there is none. */
    public String fixInEntra() {
        return fixInEntra;
    }

    /** The fix in this application's settings or in the caller's code. */
    public String fixHere() {
        return fixHere;
    }
}
