package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.badRequest;
import static io.github.entrafilter.localentra.graph.GraphErrorException.taken;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Validates an application beyond the types of its properties.
 *
 * @param others all other objects
 * @param tenantId the tenant id, which an App ID URI may contain
 */
record ApplicationRules(GraphState others, String tenantId) {

    /** The tenant's verified domain: one that cannot exist (RFC 2606). */
    private static final String VERIFIED_DOMAIN = "local-entra.example";

    void check(GraphObject before, GraphObject after) throws GraphErrorException {
        List<GraphObject> roles = after.objects("appRoles");
        requireDistinct(roles, it -> it.id().toLowerCase(Locale.ROOT));
        requireDistinct(roles.stream().filter(it -> !it.text("value").isEmpty()).toList(), it -> it.text("value"));
        Set<String> ids = roles.stream().map(GraphObject::id).collect(Collectors.toSet());
        for (GraphObject role : before.objects("appRoles")) {
            if (isEnabled(role) && !ids.contains(role.id())) {
                throw badRequest(
                        "CannotDeleteOrUpdateEnabledEntitlement",
                        "Permission (scope or role) cannot be deleted or updated unless disabled first.");
            }
        }
        for (String uri : after.texts("identifierUris")) {
            if (!before.texts("identifierUris").contains(uri)) {
                checkNew(uri, after);
            }
        }
    }

    static boolean isEnabled(GraphObject role) {
        return role.of("isEnabled", Boolean.class).orElse(true);
    }

    private static void requireDistinct(List<GraphObject> roles, Function<GraphObject, String> key)
            throws GraphErrorException {
        Set<String> keys = new HashSet<>();
        for (GraphObject role : roles) {
            if (!keys.add(key.apply(role))) {
                throw badRequest("Request contains a property with duplicate values.");
            }
        }
    }

    /**
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions">Restrictions on
     *     identifier URIs</a>
     */
    private void checkNew(String uri, GraphObject application) throws GraphErrorException {
        if (uri.endsWith("/")) {
            throw badRequest("Invalid value specified for property 'identifierUris' of resource 'Application'.");
        }
        if (others.applications().stream()
                .anyMatch(it -> it.texts("identifierUris").contains(uri))) {
            throw taken("Another object with the same value for property identifierUris already exists.");
        }
        boolean own = List.of(application.text("appId"), tenantId, VERIFIED_DOMAIN).stream()
                .anyMatch(uri::contains);
        if (!own && !uri.startsWith("api://")) {
            throw badRequest(
                    "HostNameNotOnVerifiedDomain",
                    "Values of identifierUris property must use a verified domain of the organization or its "
                            + "subdomain: '" + uri + "'");
        }
        boolean exempt = application
                .object("api")
                .of("requestedAccessTokenVersion", Long.class)
                .filter(version -> version == 2)
                .isPresent();
        if (!own && !exempt) {
            throw badRequest("Failed to add identifier URI " + uri + ". All newly added URIs must contain a tenant "
                    + "verified domain, tenant ID, or app ID, as per the default tenant policy of your organization.");
        }
    }
}
