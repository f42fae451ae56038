package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.TokenVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What somebody is given a token for.
 *
 * @param caller who gets it
 * @param tenantId the tenant that issues it
 * @param resource the API
 * @param version the token's version
 * @param askedFor the App ID URI or client id by which the API was asked for
 * @param roles the app roles in it, sorted
 * @param issuedAt when it was issued, in whole seconds
 * @param lifetime how long after that it expires
 */
record Grant(
        Caller caller,
        String tenantId,
        Application resource,
        TokenVersion version,
        String askedFor,
        Set<String> roles,
        Instant issuedAt,
        Duration lifetime) {

    Instant expiresAt() {
        return issuedAt.plus(lifetime);
    }

    /** A token of version 1.0 is for what the client asked for, one of version 2.0 always for the client id. */
    String audience() {
        return version == TokenVersion.V1 ? askedFor : resource.clientId();
    }

    Grant to(Caller other, Set<String> itsRoles) {
        return new Grant(other, tenantId, resource, version, askedFor, itsRoles, issuedAt, lifetime);
    }

    Grant by(String otherTenant) {
        return new Grant(caller, otherTenant, resource, version, askedFor, roles, issuedAt, lifetime);
    }

    Grant in(TokenVersion other) {
        return new Grant(caller, tenantId, resource, other, askedFor, roles, issuedAt, lifetime);
    }

    Grant at(Instant other) {
        return new Grant(caller, tenantId, resource, version, askedFor, roles, other, lifetime);
    }
}
