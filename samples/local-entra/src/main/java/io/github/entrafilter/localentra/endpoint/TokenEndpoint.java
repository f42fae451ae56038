package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.Caller;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import io.github.entrafilter.localentra.issuing.IssuedToken;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.json.JsonBuilder;

/**
 * The token endpoints, for the client credentials grant.
 *
 * @param version the version of the endpoint, which does not determine the version of the token
 * @param authority the tenant's authority
 * @param registered the credentials registered for clients
 * @param issuer issues the tokens
 * @param errors writes the error responses
 */
record TokenEndpoint(
        AccessTokenVersion version,
        Authority authority,
        RegisteredCredentials registered,
        TokenIssuer issuer,
        EntraErrorWriter errors)
        implements Endpoint {

    @Override
    public Response respond(Request request) {
        try {
            requireTenant(request.variable("tenant"));
            TokenRequest parameters = new TokenRequest(request);
            String grantType = parameters.required("grant_type");
            if (!grantType.equals("client_credentials")) {
                throw new EntraRefusalException(EntraError.UNSUPPORTED_GRANT.about(grantType));
            }
            Caller.OfApplication client = client(parameters);
            return version == AccessTokenVersion.V1 ? respondV1(client, parameters) : respondV2(client, parameters);
        } catch (EntraRefusalException e) {
            return errors.response(e.refusal());
        }
    }

    private void requireTenant(String segment) throws EntraRefusalException {
        if (Authority.isTenantIndependent(segment)) {
            throw new EntraRefusalException(EntraError.TENANT_REQUIRED.about());
        }
        if (authority.issuerTenant(segment).isEmpty()) {
            throw new EntraRefusalException(EntraError.UNKNOWN_TENANT.about(segment));
        }
    }

    private Caller.OfApplication client(TokenRequest parameters) throws EntraRefusalException {
        ServicePrincipal client = issuer.client(parameters.clientId());
        ClientCredential credential = parameters.credential();
        credential.authenticate(client, registered);
        return new Caller.OfApplication(client, credential.claim(), parameters.capabilities());
    }

    /** Writes numbers as strings, as version 1.0 does. */
    private Response respondV1(Caller.OfApplication client, TokenRequest parameters) throws EntraRefusalException {
        String resource = parameters.required("resource");
        IssuedToken token = issuer.issue(client, resource);
        String seconds = String.valueOf(token.secondsLeft());
        JsonBuilder json = JsonBuilder.object()
                .with("token_type", "Bearer")
                .with("expires_in", seconds)
                .with("ext_expires_in", seconds)
                .with("expires_on", String.valueOf(token.expiresAt().getEpochSecond()))
                .with("not_before", String.valueOf(token.notBefore().getEpochSecond()))
                .with("resource", resource)
                .with("access_token", token.value());
        return Response.json(200, json);
    }

    private Response respondV2(Caller.OfApplication client, TokenRequest parameters) throws EntraRefusalException {
        String resource = Scope.resource(parameters, issuer);
        // Bound tokens (RFC 8705) need mutual TLS, which this server does not have.
        if (parameters.optional("token_type").filter("mtls_pop"::equals).isPresent()) {
            throw new EntraRefusalException(EntraError.NO_BOUND_TOKENS.about(resource));
        }
        IssuedToken token = issuer.issue(client, resource);
        JsonBuilder json = JsonBuilder.object()
                .with("token_type", "Bearer")
                .with("expires_in", token.secondsLeft())
                .with("ext_expires_in", token.secondsLeft())
                .with("access_token", token.value());
        return Response.json(200, json);
    }
}
