package io.github.entrafilter.localentra.issuing;

/**
 * The errors of Entra that local Entra reproduces. The messages are for people: Microsoft changes them without notice.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Error codes</a>
 */
public enum EntraError {
    DISCOVERY_OF_UNKNOWN_TENANT(400, "invalid_tenant", 90002, Message.UNKNOWN_TENANT),
    UNKNOWN_TENANT(400, "invalid_request", 90002, Message.UNKNOWN_TENANT),
    TENANT_REQUIRED(
            400,
            "invalid_request",
            9001023,
            "The grant type is not supported over the /common or /consumers endpoints. "
                    + "Please use the tenant-specific endpoint."),
    PARAMETER_MISSING(400, "invalid_request", 900144, "The request body must contain the following parameter: '%s'."),
    INVALID_PARAMETER(400, "invalid_request", 90100, "%s parameter is empty or not valid."),
    UNSUPPORTED_GRANT(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '%s'."),
    UNKNOWN_CLIENT(
            400,
            "unauthorized_client",
            700016,
            "Application with identifier '%s' was not found in the directory '%s'. This can happen if the application "
                    + "has not been installed by the administrator of the tenant or consented to by any user in the "
                    + "tenant. You may have sent your authentication request to the wrong tenant."),
    CREDENTIAL_MISSING(
            401,
            "invalid_client",
            7000218,
            "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
    WRONG_SECRET(
            401,
            "invalid_client",
            7000215,
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
                    + "not the client secret ID, for a secret added to app '%s'."),
    WRONG_CERTIFICATE(
            401,
            "invalid_client",
            700027,
            "The certificate with identifier used to sign the client assertion is not registered on application "
                    + "'%s'."),
    MALFORMED_ASSERTION(400, "invalid_request", 50027, "JWT token is invalid or malformed."),
    WRONG_FEDERATED_ISSUER(401, "invalid_client", 700211, Message.noFederation("issuer")),
    WRONG_FEDERATED_AUDIENCE(401, "invalid_client", 700212, Message.noFederation("audience")),
    WRONG_FEDERATED_SUBJECT(401, "invalid_client", 700213, Message.noFederation("subject")),
    WRONG_FEDERATED_SIGNATURE(401, "invalid_client", 700027, "Client assertion failed signature validation."),
    WRONG_ASSERTION_AUDIENCE(
            401, "invalid_client", 700023, "Client assertion audience claim does not match Realm issuer."),
    ASSERTION_EXPIRED(401, "invalid_client", 700024, "Client assertion is not within its valid time range."),
    INVALID_SCOPE(
            400,
            "invalid_scope",
            1002012,
            "The provided value for scope %s is not valid. Client credential flows must have a scope value with "
                    + "/.default suffixed to the resource identifier (application ID URI)."),
    WRONG_TARGET(
            400,
            "invalid_target",
            9010010,
            "The resource parameter provided in the request doesn't match with the requested scopes."),
    NO_BOUND_TOKENS(
            400,
            "invalid_request",
            392196,
            "The resource application does not support certificate-bound token. Resource: '%s'."),
    SEVERAL_RESOURCES(
            400,
            "invalid_scope",
            700022,
            "The provided value for the input parameter 'scope' is not valid because it contains more than one "
                    + "resource. Scope %s is not valid."),
    UNKNOWN_RESOURCE(
            400,
            "invalid_resource",
            500011,
            "The resource principal named %s was not found in the tenant named %s. This can happen if the application "
                    + "has not been installed by the administrator of the tenant or consented to by any user in the "
                    + "tenant. You might have sent your authentication request to the wrong tenant."),
    NO_ROLE_ASSIGNED(
            400,
            "invalid_grant",
            501051,
            "Application '%s'(%s) is not assigned to a role for the application '%s'(%s).");

    private final int status;
    private final String error;
    private final int code;
    private final String message;

    EntraError(int status, String error, int code, String message) {
        this.status = status;
        this.error = error;
        this.code = code;
        this.message = message;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The error code of RFC 6749, section 5.2. */
    public String error() {
        return error;
    }

    /** The number after AADSTS. */
    public int code() {
        return code;
    }

    /** Returns this error with its details, in the order of the placeholders. */
    public EntraRefusal about(Object... details) {
        return new EntraRefusal(this, "AADSTS" + code + ": " + String.format(message, details));
    }

    private static final class Message {
        static final String UNKNOWN_TENANT = "Tenant '%s' not found. Check to make sure you have the correct tenant ID "
                + "and are signing into the correct cloud. Check with your subscription administrator, this may happen "
                + "if there are no active subscriptions for the tenant.";

        static String noFederation(String part) {
            return "No matching federated identity record found for presented assertion " + part + " '%s'. Check your "
                    + "federated identity credential Subject, Audience and Issuer against the presented assertion. "
                    + "https://learn.microsoft.com/entra/workload-id/workload-identity-federation";
        }
    }
}
