package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses the scope of a client credentials request: {@code /.default} of one API. */
final class Scope {

    private static final String DEFAULT = "/.default";

    /** MSAL always sends these; without a user they have no meaning. */
    private static final Set<String> OPENID = Set.of("openid", "profile", "email", "offline_access");

    private Scope() {}

    /**
     * Returns the App ID URI or client id in a scope like {@code api://orders/.default}, if a resource indicator names
     * the same one (RFC 8707, section 2). Entra accepts indicators only for APIs with tokens of version 2.0.
     */
    static String resource(TokenRequest parameters, TokenIssuer issuer) throws EntraRefusalException {
        String resource = resource(parameters.required("scope"));
        Optional<String> target = parameters.optional("resource");
        boolean wrong = target.isPresent()
                && (!withoutSlash(target.get()).equals(withoutSlash(resource))
                        || issuer.resource(resource).tokenVersion() != AccessTokenVersion.V2);
        if (wrong) {
            throw new EntraRefusalException(EntraError.WRONG_TARGET.about());
        }
        return resource;
    }

    private static String resource(String scope) throws EntraRefusalException {
        List<String> asked = Arrays.stream(scope.strip().split("\\s+"))
                .filter(value -> !OPENID.contains(value))
                .toList();
        if (asked.size() > 1) {
            throw new EntraRefusalException(EntraError.SEVERAL_RESOURCES.about(scope));
        }
        if (asked.isEmpty() || !asked.get(0).endsWith(DEFAULT)) {
            throw new EntraRefusalException(EntraError.INVALID_SCOPE.about(scope));
        }
        // A resource can end with a slash: api://orders//.default.
        return asked.get(0).substring(0, asked.get(0).length() - DEFAULT.length());
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
