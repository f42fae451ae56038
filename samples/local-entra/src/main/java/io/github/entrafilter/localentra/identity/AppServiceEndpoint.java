package io.github.entrafilter.localentra.identity;

import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.endpoint.EntraErrorWriter;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import io.github.entrafilter.localentra.issuing.IssuedToken;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.Optional;
import java.util.Set;

/**
 * The token endpoint of App Service, Functions and Container Apps.
 *
 * @param secret the value of {@code IDENTITY_HEADER}, which callers must send
 * @param identities the identities of this machine
 * @param issuer issues the tokens
 * @param errors writes the error messages
 * @param cache the tokens of the version with capabilities
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-managed-identity">Managed identities for App
 *     Service</a>
 */
record AppServiceEndpoint(
        String secret,
        ImdsIdentities identities,
        TokenIssuer issuer,
        EntraErrorWriter errors,
        AppServiceTokenCache cache)
        implements Endpoint {

    /** The version in which clients declare capabilities, and request another token than a revoked one. */
    private static final String WITH_CAPABILITIES = "2025-03-30";

    private static final Set<String> VERSIONS = Set.of("2019-08-01", WITH_CAPABILITIES);

    @Override
    public Response respond(Request request) {
        if (request.header("X-IDENTITY-HEADER").filter(secret::equals).isEmpty()) {
            return refuse(401, "The header X-IDENTITY-HEADER does not match IDENTITY_HEADER.");
        }
        Optional<String> resource = request.query().value("resource");
        if (resource.isEmpty() || request.query().value("api-version").isEmpty()) {
            return refuse(400, "The parameters 'api-version' and 'resource' are required.");
        }
        String version = request.query().value("api-version").orElseThrow();
        if (!VERSIONS.contains(version)) {
            return refuse(400, "The HTTP resource does not support the API version '" + version + "'.");
        }
        try {
            ManagedIdentity identity = identities.identity(request.query());
            IssuedToken token = version.equals(WITH_CAPABILITIES)
                    ? cache.token(request.query(), identity, resource.get(), issuer)
                    : issuer.issue(identity, resource.get());
            return issued(token, identity, resource.get());
        } catch (IdentityNotFoundException e) {
            return refuse(
                    400,
                    "No User Assigned or Delegated Managed Identity found for specified "
                            + "ClientId/ResourceId/PrincipalId.");
        } catch (EntraRefusalException e) {
            return refuse(400, errors.description(e.refusal()));
        }
    }

    private static Response issued(IssuedToken token, ManagedIdentity identity, String resource) {
        return Response.json(
                200,
                JsonBuilder.object()
                        .with("access_token", token.value())
                        .with("expires_on", String.valueOf(token.expiresAt().getEpochSecond()))
                        .with("resource", resource)
                        .with("token_type", "Bearer")
                        .with("client_id", identity.clientId()));
    }

    private static Response refuse(int status, String message) {
        return Response.json(
                status, JsonBuilder.object().with("statusCode", status).with("message", message));
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return "AppServiceEndpoint";
    }
}
