package io.github.entrafilter.settings;

import io.github.entrafilter.EnforcementMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one filter requires of its callers.
 *
 * @param mode whether refused requests are answered or only reported
 * @param rolesAllowed each request needs one of them; empty requires none
 * @param publicPaths servlet URL patterns that need no token; {@code /} is the context root alone
 * @param closedPaths the application's public paths that this filter keeps closed, as its own roles come first
 * @param certificateHeader in which a trusted proxy hands over the client's certificate
 * @param trustedProxies peers of a connection whose header is believed
 */
public record AccessSettings(
        EnforcementMode mode,
        Set<String> rolesAllowed,
        List<String> publicPaths,
        List<String> closedPaths,
        Optional<String> certificateHeader,
        Set<AddressRange> trustedProxies) {

    public AccessSettings {
        rolesAllowed = Set.copyOf(rolesAllowed);
        publicPaths = List.copyOf(publicPaths);
        closedPaths = List.copyOf(closedPaths);
        trustedProxies = Set.copyOf(trustedProxies);
    }
}
