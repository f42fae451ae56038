package io.github.entrafilter.settings;

import java.util.Set;

/**
 * An application that this API's owner knows by name, for owners who cannot assign app roles.
 *
 * @param id its client id or object id, lower case
 * @param roles held here besides those of its token
 */
public record RegisteredCaller(String name, String id, Set<String> roles) {

    public RegisteredCaller {
        roles = Set.copyOf(roles);
    }
}
