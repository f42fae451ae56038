package io.github.entrafilter.localentra.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tenant: its applications, its principals and their roles. Immutable.
 *
 * @param tenantId the tenant's id, a GUID
 * @param applications the APIs that tokens are issued for
 * @param managedIdentities the managed identities
 * @param clients the confidential clients
 * @param users the users
 * @param roleAssignments the app roles that principals have
 */
public record Directory(
        String tenantId,
        List<Application> applications,
        List<ManagedIdentity> managedIdentities,
        List<ConfidentialClient> clients,
        List<User> users,
        List<AppRoleAssignment> roleAssignments) {

    /** The class path resource with the standard directory. */
    public static final String STANDARD = "/io/github/entrafilter/localentra/directory.json";

    /**
     * Copies the lists.
     *
     * @throws InvalidDirectoryException if names or ids are duplicates, ids are not GUIDs, or references lead nowhere
     */
    public Directory {
        applications = List.copyOf(applications);
        managedIdentities = List.copyOf(managedIdentities);
        clients = List.copyOf(clients);
        users = List.copyOf(users);
        roleAssignments = List.copyOf(roleAssignments);
        List<String> problems = new DirectoryValidator(
                        tenantId, applications, managedIdentities, clients, users, roleAssignments)
                .problems();
        if (!problems.isEmpty()) {
            throw new InvalidDirectoryException(problems);
        }
    }

    /** Returns the directory in the JAR: the APIs {@code orders} and {@code orders-v1} with their callers. */
    public static Directory standard() {
        return resource(STANDARD);
    }

    /**
     * Reads a directory from a JSON resource on the class path.
     *
     * @throws InvalidDirectoryException if it has problems
     * @throws IllegalArgumentException if the resource is missing
     */
    public static Directory resource(String absoluteName) {
        try (InputStream json = Directory.class.getResourceAsStream(absoluteName)) {
            if (json == null) {
                throw new IllegalArgumentException("Resource " + absoluteName + " is not on the class path");
            }
            return parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a directory from a JSON file.
     *
     * @throws InvalidDirectoryException if it has problems
     * @throws IOException if the file cannot be read
     */
    public static Directory file(Path json) throws IOException {
        return parse(Files.readString(json));
    }

    /**
     * Reads a directory from a JSON string.
     *
     * @throws InvalidDirectoryException if it has problems
     */
    public static Directory parse(String json) {
        return new DirectoryReader().read(json);
    }

    /** Returns the application with this name. */
    public Optional<Application> application(String name) {
        return applications.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Returns the principal with this name. */
    public Optional<Principal> principal(String name) {
        return principals().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * Returns the application with this name.
     *
     * @throws IllegalArgumentException if it does not exist; the message lists those that do
     */
    public Application requireApplication(String name) {
        return application(name)
                .orElseThrow(
                        () -> unknown("application", name, applications.stream().map(Application::name)));
    }

    /**
     * Returns the principal with this name.
     *
     * @throws IllegalArgumentException if it does not exist; the message lists those that do
     */
    public Principal requirePrincipal(String name) {
        return principal(name)
                .orElseThrow(() -> unknown("principal", name, principals().map(Principal::name)));
    }

    private static IllegalArgumentException unknown(String kind, String name, Stream<String> existing) {
        return new IllegalArgumentException("The directory has no " + kind + " '" + name + "'; it has "
                + existing.collect(Collectors.joining(", ")));
    }

    /** Returns all principals: managed identities, confidential clients and users. */
    public Stream<Principal> principals() {
        return Stream.of(managedIdentities, clients, users).flatMap(Collection::stream);
    }

    /** Returns the roles of a principal in an application, sorted. */
    public Set<String> roles(Principal principal, Application application) {
        Set<String> roles = new TreeSet<>();
        roleAssignments.stream()
                .filter(it -> it.principal().equals(principal.name()))
                .filter(it -> it.resource().equals(application.name()))
                .forEach(it -> roles.addAll(it.roles()));
        return roles;
    }

    /** Returns the application with this client id or App ID URI. */
    public Optional<Application> resourceNamed(String identifier) {
        return applications.stream().filter(it -> it.isNamed(identifier)).findFirst();
    }

    /** Returns the confidential client or managed identity with this client id. */
    public Optional<ServicePrincipal> client(String clientId) {
        return Stream.<ServicePrincipal>concat(clients.stream(), managedIdentities.stream())
                .filter(it -> it.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }
}
