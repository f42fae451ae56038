package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.directory.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The contents of a token, before it is written.
 *
 * @param caller the subject
 * @param tenantId the tenant that issues it
 * @param resource the API
 * @param version the token's version
 * @param requestedResource the App ID URI or client id that the client requested
 * @param roles the app roles, sorted
 * @param issuedAt the time of issue, in whole seconds
 * @param lifetime the time from issue to expiry
 */
record Grant(
        Caller caller,
        String tenantId,
        Application resource,
        AccessTokenVersion version,
        String requestedResource,
        Set<String> roles,
        Instant issuedAt,
        Duration lifetime) {

    Instant expiresAt() {
        return issuedAt.plus(lifetime);
    }

    /** Returns the audience: in version 1.0 the requested resource, in version 2.0 always the client id. */
    String audience() {
        return version == AccessTokenVersion.V1 ? requestedResource : resource.clientId();
    }

    Grant to(Caller other, Set<String> itsRoles) {
        return new Grant(other, tenantId, resource, version, requestedResource, itsRoles, issuedAt, lifetime);
    }

    Grant by(String otherTenant) {
        return new Grant(caller, otherTenant, resource, version, requestedResource, roles, issuedAt, lifetime);
    }

    Grant in(AccessTokenVersion other) {
        return new Grant(caller, tenantId, resource, other, requestedResource, roles, issuedAt, lifetime);
    }

    Grant at(Instant other) {
        return new Grant(caller, tenantId, resource, version, requestedResource, roles, other, lifetime);
    }
}
