package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import io.github.entrafilter.localentra.issuing.IssuedToken;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.json.JsonBuilder;

/**
 * The token endpoint of the Instance Metadata Service (IMDS), as on virtual machines and AKS nodes.
 *
 * @param identities the identities of this machine
 * @param issuer issues the tokens
 * @param errors writes the error messages
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token">Managed
 *     identities on a virtual machine</a>
 */
record MetadataEndpoint(ImdsIdentities identities, TokenIssuer issuer, EntraErrorWriter errors) implements Endpoint {

    @Override
    public Response respond(Request request) {
        // Neither browsers nor redirects send this header, so it protects against request forgery.
        if (request.header("Metadata").filter("true"::equals).isEmpty()) {
            return refuse("Required metadata header not specified");
        }
        // A forwarded request may come from another machine.
        if (request.header("X-Forwarded-For").isPresent()) {
            return refuse("The header X-Forwarded-For is not allowed");
        }
        for (String required : new String[] {"api-version", "resource"}) {
            if (request.query().value(required).isEmpty()) {
                return refuse("Required query variable '" + required + "' is missing");
            }
        }
        try {
            return issue(identities.identity(request.query()), request);
        } catch (IdentityNotFoundException e) {
            return refuse(e.reason());
        } catch (EntraRefusalException e) {
            return Response.error(400, e.refusal().error().error(), errors.description(e.refusal()));
        }
    }

    /** Writes all values as strings, even numbers. */
    private Response issue(ManagedIdentity identity, Request request) throws EntraRefusalException {
        String resource = request.query().value("resource").orElseThrow();
        IssuedToken token = issuer.issue(identity, resource);
        String seconds = String.valueOf(token.secondsLeft());
        JsonBuilder json = JsonBuilder.object()
                .with("access_token", token.value())
                .with("client_id", identity.clientId())
                .with("expires_in", seconds)
                .with("expires_on", String.valueOf(token.expiresAt().getEpochSecond()))
                .with("ext_expires_in", seconds)
                .with("not_before", String.valueOf(token.notBefore().getEpochSecond()))
                .with("refresh_token", "")
                .with("resource", resource)
                .with("token_type", "Bearer");
        return Response.json(200, json);
    }

    private static Response refuse(String description) {
        return Response.error(400, "invalid_request", description);
    }
}
