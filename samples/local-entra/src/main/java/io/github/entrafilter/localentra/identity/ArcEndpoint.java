package io.github.entrafilter.localentra.identity;

import io.github.entrafilter.localentra.credentials.ArcKeyFiles;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import java.io.IOException;
import java.util.Optional;

/**
 * The token endpoint of servers that Azure Arc manages. A client proves that it may read files of the agent: the first
 * response names a file, and the second request has its content.
 *
 * @param files the files
 * @param imds issues the tokens
 * @see <a href="https://learn.microsoft.com/azure/azure-arc/servers/managed-identity-authentication">Managed identities
 *     with Azure Arc</a>
 */
record ArcEndpoint(ArcKeyFiles files, Endpoint imds) implements Endpoint {

    private static final String BASIC = "Basic ";

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        Optional<String> key = request.header("Authorization")
                .filter(header -> header.startsWith(BASIC))
                .map(header -> header.substring(BASIC.length()).strip());
        boolean refusedAnyway =
                request.header("Metadata").filter("true"::equals).isEmpty();
        return refusedAnyway || key.filter(files::redeem).isPresent() ? imds.respond(request) : challenge();
    }

    private Response challenge() {
        try {
            return Response.error(401, "unauthorized", "Repeat the request with the content of the file")
                    .header("WWW-Authenticate", "Basic realm=" + files.create());
        } catch (IOException e) {
            return Response.error(
                    500,
                    "server_error",
                    "Local Entra cannot write to " + files.directory() + ", where clients expect the file: " + e);
        }
    }
}
