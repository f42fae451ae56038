package io.github.entrafilter.token;

import java.util.Locale;

/**
 * Why a caller is turned away. The names are stable: logs, answers and metrics carry them. The table of them in the
 * documentation is made from here.
 */
public enum Reason {
    NO_TOKEN(
            Category.NO_CREDENTIALS,
            "No bearer token was sent in the Authorization header",
            "",
            "Have the caller send Authorization: Bearer and its token; or list the path in public-paths"),

    MALFORMED_CREDENTIALS(
            Category.INVALID_REQUEST,
            "The Authorization header holds no well-formed bearer token",
            "",
            "Have the caller send the word Bearer, one space and the access_token of the answer, without quotes"),
    SEVERAL_CREDENTIALS(
            Category.INVALID_REQUEST,
            "More than one credential was sent",
            "",
            "Find out who adds the second Authorization header: often a proxy or an HTTP client's interceptor"),

    TOKEN_TOO_LARGE(
            Category.INVALID_TOKEN,
            "The token is too large",
            "Emit fewer optional claims",
            "Raise max-token-bytes, and the container's limit for headers with it"),
    NOT_A_JWS(
            Category.INVALID_TOKEN,
            "The token is not a signed JWT",
            "",
            "Have the caller send the access_token as it came: not decoded, not cut, and no refresh token"),
    ENCRYPTED_TOKEN(
            Category.INVALID_TOKEN,
            "The token is encrypted",
            "Turn token encryption off for this API's registration",
            "Encrypted tokens are not supported"),
    ALGORITHM_NOT_ALLOWED(
            Category.INVALID_TOKEN,
            "The signature algorithm is not allowed",
            "",
            "Entra signs with RS256; allow another by signature-algorithms if you know why"),
    WRONG_TYPE(
            Category.INVALID_TOKEN,
            "The token is of another type than an access token",
            "",
            "Have the caller send its access token: an ID token or a proof is not one"),
    CRITICAL_HEADER(
            Category.INVALID_TOKEN,
            "The token asks for an extension that is not supported",
            "",
            "Entra's tokens have no crit header: find out who made this one"),
    CLAIM_MISSING(
            Category.INVALID_TOKEN,
            "A claim is missing that every access token has",
            "",
            "The log names the claim; have the caller send an access token of Entra ID for this API"),
    CLAIM_MALFORMED(
            Category.INVALID_TOKEN,
            "A claim has a value that it cannot have",
            "",
            "The log names the claim; find out who made this token"),
    WRONG_VERSION(
            Category.INVALID_TOKEN,
            "The token version is not accepted",
            "Set requestedAccessTokenVersion of this API's registration: null and 1 mean v1.0, 2 means v2.0",
            "Add the version to token-versions"),
    WRONG_TENANT(
            Category.INVALID_TOKEN,
            "The token was issued for another tenant",
            "Have the caller get its token from this API's tenant",
            "Compare tenant-id; list further tenants in allowed-tenants"),
    WRONG_ISSUER(
            Category.INVALID_TOKEN,
            "The token was issued by another issuer",
            "",
            "Set authority to the cloud that the caller gets its tokens from"),
    WRONG_AUDIENCE(
            Category.INVALID_TOKEN,
            "The token was issued for another API",
            "Have the caller ask for this API: resource=api://{client id} at IMDS, scope=api://{client id}/.default else",
            "Set client-id, or list the audience in audiences; the log tells near misses"),
    MICROSOFT_API_TOKEN(
            Category.INVALID_TOKEN,
            "The token was issued for Microsoft Graph or another API of Microsoft, not for this API",
            "Have the caller ask for this API: resource=api://{client id} at IMDS, scope=api://{client id}/.default else",
            "Nothing: nobody but Microsoft can verify such a token"),
    TOKEN_EXPIRED(
            Category.INVALID_TOKEN,
            "The token has expired",
            "",
            "Have the caller get a new token before exp; compare the clocks of both machines"),
    TOKEN_NOT_YET_VALID(
            Category.INVALID_TOKEN,
            "The token is not valid yet",
            "",
            "Compare the clocks of both machines; clock-skew tolerates a little"),
    UNKNOWN_KEY(
            Category.INVALID_TOKEN,
            "The token names a signing key that is not published",
            "",
            "Compare authority; for an application with signing keys of its own set signing-keys=application"),
    WRONG_KEY(
            Category.INVALID_TOKEN,
            "The signing key may not sign tokens of this issuer",
            "",
            "Compare authority with the caller's cloud; else treat the token as forged"),
    BAD_SIGNATURE(
            Category.INVALID_TOKEN,
            "The signature does not match",
            "",
            "The token was changed on its way, or is forged"),
    CONFIRMATION_UNKNOWN(
            Category.INVALID_TOKEN,
            "The token is bound to its sender in a way that is not supported",
            "",
            "Only cnf with x5t#S256 is understood"),
    CERTIFICATE_MISSING(
            Category.INVALID_TOKEN,
            "The token is bound to a client certificate, and none came with the request",
            "",
            "Have the caller connect with its certificate; behind a proxy set client-certificate-header and trusted-proxies"),
    CERTIFICATE_MISMATCH(
            Category.INVALID_TOKEN,
            "The token is bound to another client certificate",
            "",
            "Have the caller connect with the certificate that it got its token with; else the token is stolen"),
    TOKEN_NOT_BOUND(
            Category.INVALID_TOKEN,
            "The token was sent as a bound one, and is bound to no certificate",
            "",
            "Have the caller send it under the scheme Bearer, or get a bound token"),
    TOKEN_REVOKED(
            Category.INVALID_TOKEN,
            "The token has been revoked here",
            "",
            "Have the caller get a new token; or take the uti out of revoked"),
    CALLER_REVOKED(
            Category.INVALID_TOKEN,
            "The caller has been shut out here",
            "",
            "Take its object id or client id out of revoked, or put @ and a time behind it to let newer tokens in"),
    NEWER_TOKEN_REQUIRED(
            Category.INSUFFICIENT_CLAIMS,
            "The token has been revoked here, and a newer one is asked for",
            "",
            "Nothing: a client that declares cp1 gets a newer token by itself; see revoked"),
    JUDGEMENT_FAILED(
            Category.INVALID_TOKEN,
            "The token could not be judged",
            "",
            "A fault of this filter: please report it with the log line"),

    CALLER_IS_USER(
            Category.INSUFFICIENT_SCOPE,
            "Applications are let in, and the token is a user's",
            "Have the caller use its own credentials, such as a managed identity",
            "Set accepted-callers to users or any"),
    CALLER_IS_APPLICATION(
            Category.INSUFFICIENT_SCOPE,
            "Users are let in, and the token is an application's",
            "Have the caller sign a user in",
            "Set accepted-callers to applications or any"),
    CLIENT_NOT_ALLOWED(
            Category.INSUFFICIENT_SCOPE,
            "The client is not among those let in",
            "",
            "List its client id or object id in allowed-clients"),
    CLIENT_AUTHENTICATION_WEAK(
            Category.INSUFFICIENT_SCOPE,
            "The client has not proved to Entra ID strongly enough who it is",
            "Give the client a certificate or a managed identity in place of its secret",
            "Lower client-authentication"),
    SCOPE_MISSING(
            Category.INSUFFICIENT_SCOPE,
            "The user's token has none of the scopes asked for",
            "Grant the client the delegated permission, and have it ask for the scope",
            "Add the scope to scopes-allowed"),
    NO_ROLE_ASSIGNED(
            Category.INSUFFICIENT_SCOPE,
            "No app role is assigned to the caller",
            "Assign an app role of this API to the caller's service principal itself (a group's does not count), then "
                    + "get a new token: managed identities keep theirs for a day",
            "Name the caller in callers with roles of its own, or list it in allowed-clients"),
    ROLE_MISSING(
            Category.INSUFFICIENT_SCOPE,
            "The caller holds none of the roles asked for",
            "Assign the app role to the caller's service principal itself (a group's does not count), then get a new "
                    + "token: managed identities keep theirs for a day",
            "Compare roles-allowed or @RolesAllowed with the value of the app role; or give the role by callers"),
    DENIED_TO_ALL(Category.INSUFFICIENT_SCOPE, "Nobody is let in here", "", "The resource is annotated with @DenyAll"),

    KEYS_UNAVAILABLE(
            Category.UNAVAILABLE,
            "Signing keys cannot be had now, so no token can be judged",
            "",
            "See the log of io.github.entrafilter.keys: is the authority reachable from here, by a proxy perhaps?");

    /** What kind of refusal it is: the caller's doing (4xx, the error codes of RFC 6750) or ours (503). */
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

    /** What kind of refusal it is. */
    public Category category() {
        return category;
    }

    /** Whether it is said of genuine tokens only: what they tell of their client is true. */
    public boolean isOfGenuineToken() {
        return category == Category.INSUFFICIENT_SCOPE
                || this == TOKEN_REVOKED
                || this == CALLER_REVOKED
                || this == NEWER_TOKEN_REQUIRED;
    }

    /** One sentence that may be shown to the caller: no input is in it, and no character a header cannot carry. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it in Entra ID or Azure, or at the caller; empty where nothing can be done there. */
    public String fixInEntra() {
        return fixInEntra;
    }

    /** What to do about it here or in the caller's code. */
    public String fixHere() {
        return fixHere;
    }
}
