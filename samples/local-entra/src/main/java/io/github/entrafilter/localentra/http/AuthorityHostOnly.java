package io.github.entrafilter.localentra.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Serves only requests whose {@code Host} is a name or an address of the loopback interface. After DNS rebinding, a web
 * page of {@code attacker.example} reaches this port as its own origin: only {@code Host} gives it away.
 *
 * @param endpoint the endpoint behind
 */
record AuthorityHostOnly(Endpoint endpoint) implements Endpoint {

    /** Any port: a proxy or a port mapping may be in front. */
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d{1,5})?");

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(host).matches()
                ? endpoint.respond(request)
                : Response.error(403, "forbidden", "The Host header must be localhost, 127.0.0.1 or [::1]");
    }
}
