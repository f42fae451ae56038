package io.github.entrafilter.localentra.directory;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An API's application registration.
 *
 * @param name the name used in the directory file, unique among applications
 * @param clientId the application (client) id, a GUID
 * @param objectId the object id of the application's service principal, a GUID
 * @param identifierUris the App ID URIs; the first one is what tokens are asked for by default, and the client id where
 *     there is none
 * @param tokenVersion the version of the access tokens that the API takes
 * @param appRoles the values of the app roles that the API declares
 * @param optionalClaims the optional claims that the API asks for in access tokens
 * @param assignment whether a client without any role gets a token
 */
public record Application(
        String name,
        String clientId,
        String objectId,
        List<String> identifierUris,
        TokenVersion tokenVersion,
        Set<String> appRoles,
        Set<OptionalClaim> optionalClaims,
        Assignment assignment) {

    /** Keeps copies. */
    public Application {
        identifierUris = List.copyOf(identifierUris);
        appRoles = Set.copyOf(appRoles);
        optionalClaims = Set.copyOf(optionalClaims);
    }

    /** What {@code appRoleAssignmentRequired} says in Entra. */
    public enum Assignment {
        /** Every client of the tenant gets a token, if need be without roles. This is Entra's default. */
        OPTIONAL,
        /** A client without a role is refused with AADSTS501051. */
        REQUIRED
    }

    /** An optional claim of access tokens that this stand-in can issue. */
    public enum OptionalClaim {
        /** {@code "idtyp": "app"}, in app-only tokens alone. */
        IDTYP;

        public String claim() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a client means this API by that. Entra takes App ID URIs with and without a slash at the end. */
    boolean isNamed(String identifier) {
        String bare = withoutSlash(identifier);
        return clientId.equalsIgnoreCase(bare)
                || identifierUris.stream().anyMatch(uri -> withoutSlash(uri).equals(bare));
    }

    /** What the audience of a token is that a client asked for in the usual way. */
    public String usualAudience() {
        return identifierUris.isEmpty() ? clientId : identifierUris.get(0);
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
