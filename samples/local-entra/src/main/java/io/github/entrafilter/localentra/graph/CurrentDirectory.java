package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.directory.AppRoleAssignment;
import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Application.Assignment;
import io.github.entrafilter.localentra.directory.Application.OptionalClaim;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Converts objects of Microsoft Graph back to a directory. Tokens for an application are issued once it has a service
 * principal.
 *
 * @param original the directory that local Entra started with; its identities, clients and users never change
 * @param state the objects now
 */
record CurrentDirectory(Directory original, GraphState state) {

    Directory directory() {
        return new Directory(
                original.tenantId(),
                state.applications().stream().flatMap(this::application).toList(),
                original.managedIdentities(),
                original.clients(),
                original.users(),
                state.assignments().stream().flatMap(this::assignment).toList());
    }

    private Stream<Application> application(GraphObject it) {
        return state.servicePrincipalOf(it.text("appId")).stream()
                .map(servicePrincipal -> new Application(
                        name(it),
                        it.text("appId"),
                        servicePrincipal.id(),
                        it.texts("identifierUris"),
                        version(it),
                        enabledRoles(it).map(role -> role.text("value")).collect(Collectors.toSet()),
                        optionalClaims(it),
                        assignmentOf(servicePrincipal)));
    }

    /** Returns a unique name, for tests to use as a key. Entra allows duplicates; those get their client id. */
    private String name(GraphObject application) {
        String name = application.text("displayName");
        boolean unique = state.applications().stream()
                        .filter(it -> it.text("displayName").equals(name))
                        .count()
                == 1;
        return unique ? name : application.text("appId");
    }

    private static AccessTokenVersion version(GraphObject application) {
        return application
                .object("api")
                .of("requestedAccessTokenVersion", Long.class)
                .filter(version -> version == 2)
                .map(version -> AccessTokenVersion.V2)
                .orElse(AccessTokenVersion.V1);
    }

    private static Set<OptionalClaim> optionalClaims(GraphObject application) {
        List<String> names = application.object("optionalClaims").objects("accessToken").stream()
                .map(claim -> claim.text("name"))
                .toList();
        return Stream.of(OptionalClaim.values())
                .filter(claim -> names.contains(claim.claim()))
                .collect(Collectors.toSet());
    }

    private static Assignment assignmentOf(GraphObject servicePrincipal) {
        return servicePrincipal.of("appRoleAssignmentRequired", Boolean.class).orElse(false)
                ? Assignment.REQUIRED
                : Assignment.OPTIONAL;
    }

    private Stream<AppRoleAssignment> assignment(GraphObject it) {
        Optional<Principal> principal = original.principals()
                .filter(who -> who.objectId().equalsIgnoreCase(it.text("principalId")))
                .findFirst();
        Optional<GraphObject> application = state.servicePrincipals().stream()
                .filter(resource -> resource.id().equals(it.text("resourceId")))
                .findFirst()
                .flatMap(resource -> state.applicationOf(resource.text("appId")));
        if (principal.isEmpty() || application.isEmpty()) {
            return Stream.empty();
        }
        return enabledRoles(application.get())
                .filter(role -> role.id().equalsIgnoreCase(it.text("appRoleId")))
                .map(role -> new AppRoleAssignment(
                        principal.get().name(), name(application.get()), List.of(role.text("value"))));
    }

    private static Stream<GraphObject> enabledRoles(GraphObject application) {
        return application.objects("appRoles").stream()
                .filter(role -> role.of("isEnabled", Boolean.class).orElse(true))
                .filter(role -> !role.text("value").isEmpty());
    }
}
