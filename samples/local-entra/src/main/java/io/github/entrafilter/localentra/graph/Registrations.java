package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.directory.RoleAssignment;
import io.github.entrafilter.localentra.directory.TokenVersion;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A directory as Microsoft Graph shows it. Ids that the directory does not tell are made from those that it does, so
 * they are the same each time.
 *
 * @param directory the directory
 */
record Registrations(Directory directory) {

    GraphState state() {
        return new GraphState(
                directory.applications().stream()
                        .map(Registrations::application)
                        .toList(),
                servicePrincipals(),
                directory.users().stream()
                        .map(it -> object("id", it.objectId(), "displayName", it.name()))
                        .toList(),
                directory.roleAssignments().stream().flatMap(this::assignments).toList());
    }

    private static GraphObject application(Application it) {
        return object(
                "id", id("application", it.clientId()),
                "appId", it.clientId(),
                "displayName", it.name(),
                "signInAudience", "AzureADMyOrg",
                "identifierUris", it.identifierUris(),
                "api", Map.of("requestedAccessTokenVersion", it.tokenVersion() == TokenVersion.V2 ? 2L : 1L),
                "appRoles",
                        it.appRoles().stream()
                                .sorted()
                                .map(role -> appRole(it, role).members())
                                .toList(),
                "optionalClaims",
                        Map.of(
                                "accessToken",
                                it.optionalClaims().stream()
                                        .map(claim -> Map.of("name", claim.claim(), "essential", false))
                                        .toList()));
    }

    private static GraphObject appRole(Application application, String value) {
        return object(
                "id",
                roleId(application.clientId(), value),
                "allowedMemberTypes",
                List.of("Application", "User"),
                "description",
                value,
                "displayName",
                value,
                "isEnabled",
                true,
                "value",
                value);
    }

    private List<GraphObject> servicePrincipals() {
        return Stream.of(
                        directory.applications().stream()
                                .map(it -> servicePrincipal(it.objectId(), it.clientId(), it.name(), "Application")
                                        .with(
                                                "appRoleAssignmentRequired",
                                                it.assignment() == Application.Assignment.REQUIRED)),
                        directory.managedIdentities().stream()
                                .map(it ->
                                        servicePrincipal(it.objectId(), it.clientId(), it.name(), "ManagedIdentity")),
                        directory.clients().stream()
                                .map(it -> servicePrincipal(it.objectId(), it.clientId(), it.name(), "Application")))
                .flatMap(it -> it)
                .toList();
    }

    private static GraphObject servicePrincipal(String objectId, String clientId, String name, String type) {
        return object(
                "id", objectId,
                "appId", clientId,
                "displayName", name,
                "servicePrincipalType", type,
                "accountEnabled", true,
                "appRoleAssignmentRequired", false,
                "appRoles", List.of());
    }

    private Stream<GraphObject> assignments(RoleAssignment it) {
        Principal principal = directory.principal(it.principal()).orElseThrow();
        Application application = directory.application(it.resource()).orElseThrow();
        return it.roles().stream()
                .map(role -> object(
                        "id", id(principal.objectId(), roleId(application.clientId(), role)),
                        "principalId", principal.objectId(),
                        "principalDisplayName", principal.name(),
                        "resourceId", application.objectId(),
                        "appRoleId", roleId(application.clientId(), role)));
    }

    private static String roleId(String clientId, String role) {
        return id("role", clientId + role);
    }

    private static String id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static GraphObject object(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new GraphObject(members);
    }
}
