package io.github.entrafilter.it.azure;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.graph.GraphObject;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is registered of an API, in whatever way.
 *
 * @param audience who may sign in
 * @param tokenVersion the version of access tokens
 * @param roles the roles
 * @param optionalClaims the optional claims of access tokens
 */
record Registration(String audience, long tokenVersion, Set<Role> roles, Set<String> optionalClaims) {

    /**
     * A role.
     *
     * @param id its id
     * @param value what stands in tokens
     * @param displayName its name for people
     * @param description what it is for
     * @param memberTypes whom it may be assigned to
     * @param enabled {@code true} or {@code false}
     */
    record Role(
            String id, String value, String displayName, String description, List<String> memberTypes, String enabled) {

        /** The members of Graph's {@code appRole}. */
        static Role of(GraphObject role) {
            return new Role(
                    role.id(),
                    role.text("value"),
                    role.text("displayName"),
                    role.text("description"),
                    role.texts("allowedMemberTypes"),
                    String.valueOf(role.members().get("isEnabled")));
        }
    }

    /** What all ways have to end in. */
    static Registration ofManifest() throws Exception {
        String manifest = Files.readString(Shell.root().resolve("samples/azure/manifest.json"));
        return of(new GraphObject(JSONObjectUtils.parse(manifest)));
    }

    /** The members of Graph's {@code application}. */
    static Registration of(GraphObject application) {
        return new Registration(
                application.text("signInAudience"),
                application
                        .object("api")
                        .of("requestedAccessTokenVersion", Number.class)
                        .map(Number::longValue)
                        .orElse(0L),
                application.objects("appRoles").stream().map(Role::of).collect(Collectors.toSet()),
                application.object("optionalClaims").objects("accessToken").stream()
                        .map(it -> it.text("name"))
                        .collect(Collectors.toSet()));
    }

    Role role(String value) {
        return roles.stream().filter(it -> it.value().equals(value)).findFirst().orElseThrow();
    }
}
