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
 * @param identifierUris the App ID URIs; tokens are requested with the first one, or with the client id if the list is
 *     empty
 * @param tokenVersion the version of the API's access tokens
 * @param appRoles the values of the app roles that the API declares
 * @param optionalClaims the optional claims in the API's access tokens
 * @param assignment whether a client without any role gets a token
 */
public record Application(
        String name,
        String clientId,
        String objectId,
        List<String> identifierUris,
        AccessTokenVersion tokenVersion,
        Set<String> appRoles,
        Set<OptionalClaim> optionalClaims,
        Assignment assignment) {

    /** Copies the collections. */
    public Application {
        identifierUris = List.copyOf(identifierUris);
        appRoles = Set.copyOf(appRoles);
        optionalClaims = Set.copyOf(optionalClaims);
    }

    /** The values of {@code appRoleAssignmentRequired} in Entra. */
    public enum Assignment {
        /** Every client of the tenant gets a token, with or without roles. Entra's default. */
        OPTIONAL,
        /** A client without a role is refused with AADSTS501051. */
        REQUIRED
    }

    /** The optional claims that local Entra can issue. */
    public enum OptionalClaim {
        /** {@code "idtyp": "app"}, in app-only tokens. */
        IDTYP,
        /** The capabilities that the client declares, like {@code cp1}. */
        XMS_CC;

        /** Returns the name of the claim. */
        public String claim() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether this is the client id or an App ID URI. Entra ignores a slash at the end. */
    boolean isNamed(String identifier) {
        String bare = withoutSlash(identifier);
        return clientId.equalsIgnoreCase(bare)
                || identifierUris.stream().anyMatch(uri -> withoutSlash(uri).equals(bare));
    }

    /** Returns the usual audience of tokens for this API. */
    public String usualAudience() {
        return identifierUris.isEmpty() ? clientId : identifierUris.get(0);
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
