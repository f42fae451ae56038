package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.credentials.TlsIdentity;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.endpoint.RegisteredCredentials;
import io.github.entrafilter.localentra.endpoint.ScriptedFaults;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import java.util.Arrays;
import java.util.List;

/**
 * Gives people over HTTP what clients need to prove who they are, and lets them spoil the endpoints of managed
 * identities.
 *
 * @param directory who is there
 * @param registered what they are registered with
 * @param tls what the https listener proves with that it is itself
 * @param faults spoils the endpoints
 */
public record IdentityControl(
        Directory directory, RegisteredCredentials registered, TlsIdentity tls, ScriptedFaults faults) {

    static final String USAGE = "?answer= takes HTTP statuses with commas between, for the next requests one each";

    Answer tlsCertificate(Request request) {
        return Answer.text(200, tls.key().certificatePem());
    }

    Answer clientCertificate(Request request) throws MalformedRequestException {
        return Answer.text(
                200, registered.certificates().of(client(request).clientId()).pem());
    }

    Answer federatedToken(Request request) throws MalformedRequestException {
        return Answer.text(200, registered.cluster().token(client(request).name()));
    }

    Answer script(Request request) throws MalformedRequestException {
        String answer = request.query().value("answer").orElse("");
        try {
            List<Integer> statuses = Arrays.stream(answer.split(",", -1))
                    .map(status -> Integer.valueOf(status.strip()))
                    .toList();
            faults.script(statuses);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(USAGE);
        }
        return Answer.text(200, "The endpoints of managed identities answer next: " + answer + "\n");
    }

    private ServicePrincipal client(Request request) throws MalformedRequestException {
        String name = request.variable("client");
        if (directory.principal(name).orElse(null) instanceof ServicePrincipal client) {
            return client;
        }
        throw new MalformedRequestException("The directory has no application or identity '" + name + "'");
    }
}
