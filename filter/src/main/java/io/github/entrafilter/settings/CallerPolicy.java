package io.github.entrafilter.settings;

import java.util.List;
import java.util.Set;

/**
 * Which callers of genuine tokens are let in.
 *
 * @param allowedClients lower-case client ids or object ids; empty asks for none of them
 * @param scopesAllowed a user's token needs one of them; empty asks for none
 * @param minAuthentication how a client must have proved to Entra who it is
 * @param registered callers known by name
 */
public record CallerPolicy(
        AcceptedCallers acceptedCallers,
        Set<String> allowedClients,
        RoleAssignment roleAssignment,
        Set<String> scopesAllowed,
        ClientAuthentication minAuthentication,
        List<RegisteredCaller> registered) {

    public CallerPolicy {
        allowedClients = Set.copyOf(allowedClients);
        scopesAllowed = Set.copyOf(scopesAllowed);
        registered = List.copyOf(registered);
    }
}
