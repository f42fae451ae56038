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
import java.util.List;

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

    /** The versions that have managed identities, the newest first. */
    private static final List<String> VERSIONS = List.of(
            "2025-04-07",
            "2024-07-17",
            "2024-03-15",
            "2023-11-15",
            "2023-07-01",
            "2021-12-13",
            "2021-11-15",
            "2021-11-01",
            "2021-10-01",
            "2021-05-01",
            "2021-03-01",
            "2021-02-01",
            "2021-01-01",
            "2020-12-01",
            "2020-10-01",
            "2020-09-01",
            "2020-07-15",
            "2020-06-01",
            "2019-11-01",
            "2019-08-15",
            "2019-08-01",
            "2019-06-04",
            "2019-06-01",
            "2019-04-30",
            "2019-03-11",
            "2019-02-01",
            "2018-10-01",
            "2018-04-02",
            "2018-02-01");

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
        if (request.query().value("api-version").filter(VERSIONS::contains).isEmpty()) {
            return unknownVersion();
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

    /** Lists the newest versions, as IMDS does. */
    private static Response unknownVersion() {
        return Response.json(
                400,
                JsonBuilder.object()
                        .with(
                                "error",
                                "Bad request. api-version is invalid or was not specified in the request. For more "
                                        + "information refer to aka.ms/azureimds")
                        .with("newest-versions", VERSIONS.subList(0, 3)));
    }

    private static Response refuse(String description) {
        return Response.error(400, "invalid_request", description);
    }
}
