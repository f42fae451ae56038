package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import io.github.entrafilter.localentra.issuing.Issuance;
import io.github.entrafilter.localentra.issuing.IssuedToken;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The token endpoint of the Instance Metadata Service, which is there on virtual machines and AKS nodes.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token">Managed
 *     identities on a virtual machine</a>
 */
record MetadataEndpoint(Machine machine, Issuance issuance, EntraErrors errors) implements Endpoint {

    @Override
    public Answer answer(Request request) {
        // A header that no browser and no careless redirect sends: it keeps others from fetching tokens.
        if (request.header("Metadata").filter("true"::equals).isEmpty()) {
            return refuse("Required metadata header not specified");
        }
        // A proxy was in the way, so the caller is perhaps not on this machine.
        if (request.header("X-Forwarded-For").isPresent()) {
            return refuse("The header X-Forwarded-For is not allowed");
        }
        for (String required : new String[] {"api-version", "resource"}) {
            if (request.query().value(required).isEmpty()) {
                return refuse("Required query variable '" + required + "' is missing");
            }
        }
        try {
            return issue(machine.identity(request.query()), request);
        } catch (NoIdentityException e) {
            return refuse(e.reason());
        } catch (EntraRefusalException e) {
            return Answer.error(400, e.refusal().error().error(), errors.description(e.refusal()));
        }
    }

    /** All values are texts, those of numbers, too. */
    private Answer issue(ManagedIdentity identity, Request request) throws EntraRefusalException {
        String resource = request.query().value("resource").orElseThrow();
        IssuedToken token = issuance.issue(identity, resource);
        String seconds = String.valueOf(token.secondsLeft());
        Map<String, String> json = new LinkedHashMap<>();
        json.put("access_token", token.value());
        json.put("client_id", identity.clientId());
        json.put("expires_in", seconds);
        json.put("expires_on", String.valueOf(token.expiresAt().getEpochSecond()));
        json.put("ext_expires_in", seconds);
        json.put("not_before", String.valueOf(token.notBefore().getEpochSecond()));
        json.put("refresh_token", "");
        json.put("resource", resource);
        json.put("token_type", "Bearer");
        return Answer.json(200, json);
    }

    private static Answer refuse(String description) {
        return Answer.error(400, "invalid_request", description);
    }
}
