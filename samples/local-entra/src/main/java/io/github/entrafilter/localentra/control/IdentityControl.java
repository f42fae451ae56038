package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.endpoint.RegisteredCredentials;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.identity.ScriptedErrors;
import java.util.Arrays;
import java.util.List;

/**
 * Hands out credentials over HTTP, and scripts errors of the managed identity endpoints.
 *
 * @param directory the clients and identities
 * @param registered the credentials registered for them
 * @param tls the certificate of the https listener
 * @param errors the script of errors
 */
public record IdentityControl(
        Directory directory, RegisteredCredentials registered, TlsIdentity tls, ScriptedErrors errors) {

    static final String USAGE = "?response= must be comma-separated HTTP statuses, one for each of the next requests";

    Response tlsCertificate(Request request) {
        return Response.text(200, tls.key().certificatePem());
    }

    Response clientCertificate(Request request) throws MalformedRequestException {
        return Response.text(
                200, registered.certificates().of(client(request).clientId()).pem());
    }

    Response federatedToken(Request request) throws MalformedRequestException {
        return Response.text(200, registered.cluster().token(client(request).name()));
    }

    Response script(Request request) throws MalformedRequestException {
        String response = request.query().value("response").orElse("");
        try {
            List<Integer> statuses = Arrays.stream(response.split(",", -1))
                    .map(status -> Integer.valueOf(status.strip()))
                    .toList();
            errors.script(statuses);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(USAGE);
        }
        return Response.text(200, "Next responses of the managed identity endpoints: " + response + "\n");
    }

    private ServicePrincipal client(Request request) throws MalformedRequestException {
        String name = request.variable("client");
        if (directory.principal(name).orElse(null) instanceof ServicePrincipal client) {
            return client;
        }
        throw new MalformedRequestException("The directory has no application or identity '" + name + "'");
    }
}
