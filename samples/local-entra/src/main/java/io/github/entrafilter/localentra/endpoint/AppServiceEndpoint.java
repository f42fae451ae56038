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
import java.util.Optional;
import java.util.UUID;

/**
 * The token endpoint of App Service, Functions and Container Apps.
 *
 * @param secret what {@code IDENTITY_HEADER} says, and the caller has to repeat
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-managed-identity">Managed identities for App
 *     Service</a>
 */
public record AppServiceEndpoint(String secret, Machine machine, Issuance issuance, EntraErrors errors)
        implements Endpoint {

    /** Where it is. */
    public static final String PATH = "/msi/token";

    @Override
    public Answer answer(Request request) {
        if (request.header("X-IDENTITY-HEADER").filter(secret::equals).isEmpty()) {
            return refuse(401, "The header X-IDENTITY-HEADER is not what IDENTITY_HEADER says.");
        }
        Optional<String> resource = request.query().value("resource");
        if (resource.isEmpty() || request.query().value("api-version").isEmpty()) {
            return refuse(400, "The parameters 'api-version' and 'resource' are needed.");
        }
        try {
            return issue(machine.identity(request.query()), resource.get());
        } catch (NoIdentityException e) {
            return refuse(400, "Unable to load the proper Managed Identity.");
        } catch (EntraRefusalException e) {
            return refuse(400, errors.description(e.refusal()));
        }
    }

    private Answer issue(ManagedIdentity identity, String resource) throws EntraRefusalException {
        IssuedToken token = issuance.issue(identity, resource);
        Map<String, String> json = new LinkedHashMap<>();
        json.put("access_token", token.value());
        json.put("expires_on", String.valueOf(token.expiresAt().getEpochSecond()));
        json.put("resource", resource);
        json.put("token_type", "Bearer");
        json.put("client_id", identity.clientId());
        return Answer.json(200, json);
    }

    private static Answer refuse(int status, String message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statusCode", status);
        json.put("message", message);
        json.put("correlationId", UUID.randomUUID().toString());
        return Answer.json(status, json);
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "AppServiceEndpoint";
    }
}
