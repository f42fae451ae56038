package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.directory.AppRoleAssignment;
import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Converts a directory to objects of Microsoft Graph. Ids that the directory lacks are derived from those that it has,
 * so they are the same each time.
 *
 * @param directory the directory
 */
record InitialGraphState(Directory directory) {

    GraphState state() {
        return new GraphState(
                directory.applications().stream()
                        .map(InitialGraphState::application)
                        .toList(),
                servicePrincipals(),
                directory.users().stream()
                        .map(it -> object(
                                JsonBuilder.object().with("id", it.objectId()).with("displayName", it.name())))
                        .toList(),
                directory.roleAssignments().stream().flatMap(this::assignments).toList());
    }

    private static GraphObject application(Application it) {
        long version = it.tokenVersion() == AccessTokenVersion.V2 ? 2 : 1;
        List<JsonBuilder> roles =
                it.appRoles().stream().sorted().map(role -> appRole(it, role)).toList();
        List<JsonBuilder> claims = it.optionalClaims().stream()
                .map(claim -> JsonBuilder.object().with("name", claim.claim()).with("essential", false))
                .toList();
        return object(JsonBuilder.object()
                .with("id", id("application", it.clientId()))
                .with("appId", it.clientId())
                .with("displayName", it.name())
                .with("signInAudience", "AzureADMyOrg")
                .with("identifierUris", it.identifierUris())
                .with("api", JsonBuilder.object().with("requestedAccessTokenVersion", version))
                .with("appRoles", roles)
                .with("optionalClaims", JsonBuilder.object().with("accessToken", claims))
                .with(ApplicationResource.OWNERS, List.of(ApplicationResource.SIGNED_IN.id())));
    }

    private static JsonBuilder appRole(Application application, String value) {
        return JsonBuilder.object()
                .with("id", roleId(application.clientId(), value))
                .with("allowedMemberTypes", List.of("Application", "User"))
                .with("description", value)
                .with("displayName", value)
                .with("isEnabled", true)
                .with("value", value);
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
        return object(JsonBuilder.object()
                .with("id", objectId)
                .with("appId", clientId)
                .with("displayName", name)
                .with("servicePrincipalType", type)
                .with("accountEnabled", true)
                .with("appRoleAssignmentRequired", false)
                .with("appRoles", List.of()));
    }

    private Stream<GraphObject> assignments(AppRoleAssignment it) {
        Principal principal = directory.principal(it.principal()).orElseThrow();
        Application application = directory.application(it.resource()).orElseThrow();
        return it.roles().stream()
                .map(role -> object(JsonBuilder.object()
                        .with("id", id(principal.objectId(), roleId(application.clientId(), role)))
                        .with("principalId", principal.objectId())
                        .with("principalDisplayName", principal.name())
                        .with("resourceId", application.objectId())
                        .with("appRoleId", roleId(application.clientId(), role))));
    }

    private static String roleId(String clientId, String role) {
        return id("role", clientId + role);
    }

    private static String id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static GraphObject object(JsonBuilder members) {
        return new GraphObject(members.members());
    }
}
