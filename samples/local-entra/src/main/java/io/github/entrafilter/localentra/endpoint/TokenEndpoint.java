package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.directory.TokenVersion;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.Caller;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import io.github.entrafilter.localentra.issuing.Issuance;
import io.github.entrafilter.localentra.issuing.IssuedToken;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The token endpoints, for the client credentials grant.
 *
 * @param version of the endpoint, which says nothing of the token's
 * @param authority which tenant is here
 * @param registered what clients can prove with who they are
 * @param issuance issues the tokens
 * @param errors writes the refusals
 */
record TokenEndpoint(
        TokenVersion version,
        Authority authority,
        RegisteredCredentials registered,
        Issuance issuance,
        EntraErrors errors)
        implements Endpoint {

    @Override
    public Answer answer(Request request) {
        try {
            requireTenant(request.variable("tenant"));
            TokenRequest asked = new TokenRequest(request);
            String grantType = asked.required("grant_type");
            if (!grantType.equals("client_credentials")) {
                throw new EntraRefusalException(EntraError.UNSUPPORTED_GRANT.about(grantType));
            }
            Caller.OfApplication client = client(asked);
            return version == TokenVersion.V1 ? answerV1(client, asked) : answerV2(client, asked);
        } catch (EntraRefusalException e) {
            return errors.answer(e.refusal());
        }
    }

    private void requireTenant(String segment) throws EntraRefusalException {
        if (Authority.isTenantIndependent(segment)) {
            throw new EntraRefusalException(EntraError.TENANT_NEEDED.about());
        }
        if (authority.issuerTenant(segment).isEmpty()) {
            throw new EntraRefusalException(EntraError.UNKNOWN_TENANT.about(segment));
        }
    }

    private Caller.OfApplication client(TokenRequest asked) throws EntraRefusalException {
        ServicePrincipal client = issuance.client(asked.clientId());
        ClientCredential credential = asked.credential();
        credential.requireProofFor(client, registered);
        return new Caller.OfApplication(client, credential.claim());
    }

    /** Version 1.0 answers with numbers in quotes. */
    private Answer answerV1(Caller.OfApplication client, TokenRequest asked) throws EntraRefusalException {
        String resource = asked.required("resource");
        IssuedToken token = issuance.issue(client, resource);
        String seconds = String.valueOf(token.secondsLeft());
        Map<String, String> json = new LinkedHashMap<>();
        json.put("token_type", "Bearer");
        json.put("expires_in", seconds);
        json.put("ext_expires_in", seconds);
        json.put("expires_on", String.valueOf(token.expiresAt().getEpochSecond()));
        json.put("not_before", String.valueOf(token.notBefore().getEpochSecond()));
        json.put("resource", resource);
        json.put("access_token", token.value());
        return Answer.json(200, json);
    }

    private Answer answerV2(Caller.OfApplication client, TokenRequest asked) throws EntraRefusalException {
        IssuedToken token = issuance.issue(client, Scope.resource(asked.required("scope")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("token_type", "Bearer");
        json.put("expires_in", token.secondsLeft());
        json.put("ext_expires_in", token.secondsLeft());
        json.put("access_token", token.value());
        return Answer.json(200, json);
    }
}
