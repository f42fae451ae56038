package io.github.entrafilter.localentra.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Serves only requests whose {@code Host} is the authority's. After DNS rebinding, a web page of
 * {@code attacker.example} reaches this port as its own origin: only {@code Host} gives it away.
 *
 * @param served the pattern of the {@code Host} header, with any port: a proxy or a port mapping may be in front
 * @param description the allowed hosts, for error messages
 * @param endpoint the endpoint behind
 */
record AuthorityHostOnly(Pattern served, String description, Endpoint endpoint) implements Endpoint {

    private static final String LOOPBACK = "(localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])";
    private static final String PORT = "(:\\d{1,5})?";

    /**
     * Serves the host of this authority. If it is a name or an address of the loopback interface, so are the others.
     */
    static AuthorityHostOnly of(URI authority, Endpoint endpoint) {
        String host = authority.getHost().toLowerCase(Locale.ROOT);
        return host.matches(LOOPBACK)
                ? new AuthorityHostOnly(Pattern.compile(LOOPBACK + PORT), "localhost, 127.0.0.1 or [::1]", endpoint)
                : new AuthorityHostOnly(Pattern.compile(Pattern.quote(host) + PORT), host, endpoint);
    }

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        return served.matcher(host).matches()
                ? endpoint.respond(request)
                : Response.error(403, "forbidden", "The Host header must be " + description);
    }
}
