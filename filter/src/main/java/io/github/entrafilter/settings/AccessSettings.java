package io.github.entrafilter.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one filter asks of its callers.
 *
 * @param mode what becomes of who is refused
 * @param rolesAllowed each request needs one of them; empty asks for none
 * @param publicPaths servlet URL patterns that need no token
 * @param certificateHeader where a trusted proxy hands over the client's certificate
 * @param trustedProxies IP addresses whose header is believed
 */
public record AccessSettings(
        Mode mode,
        Set<String> rolesAllowed,
        List<String> publicPaths,
        Optional<String> certificateHeader,
        Set<String> trustedProxies) {

    public AccessSettings {
        rolesAllowed = Set.copyOf(rolesAllowed);
        publicPaths = List.copyOf(publicPaths);
        trustedProxies = Set.copyOf(trustedProxies);
    }
}
