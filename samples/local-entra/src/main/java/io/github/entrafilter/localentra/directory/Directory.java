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
import java.util.stream.Stream;

/**
 * A tenant and everybody in it. Immutable.
 *
 * @param tenantId the tenant's id, a GUID
 * @param applications the APIs that tokens are issued for
 * @param managedIdentities the managed identities
 * @param clients the confidential clients
 * @param users the users
 * @param roleAssignments who holds which app roles
 */
public record Directory(
        String tenantId,
        List<Application> applications,
        List<ManagedIdentity> managedIdentities,
        List<ConfidentialClient> clients,
        List<User> users,
        List<RoleAssignment> roleAssignments) {

    /** The class path resource with the standard directory. */
    public static final String STANDARD = "/io/github/entrafilter/localentra/directory.json";

    /**
     * Keeps copies.
     *
     * @throws InvalidDirectoryException if names or ids are taken twice, are no GUIDs or lead nowhere
     */
    public Directory {
        applications = List.copyOf(applications);
        managedIdentities = List.copyOf(managedIdentities);
        clients = List.copyOf(clients);
        users = List.copyOf(users);
        roleAssignments = List.copyOf(roleAssignments);
        List<String> faults =
                new DirectoryCheck(tenantId, applications, managedIdentities, clients, users, roleAssignments).faults();
        if (!faults.isEmpty()) {
            throw new InvalidDirectoryException(faults);
        }
    }

    /** The directory in the JAR: the APIs {@code orders} and {@code orders-v1} and who may call them. */
    public static Directory standard() {
        return resource(STANDARD);
    }

    /**
     * A directory from a JSON resource on the class path.
     *
     * @throws InvalidDirectoryException if it makes no sense
     * @throws IllegalArgumentException if there is no such resource
     */
    public static Directory resource(String absoluteName) {
        try (InputStream json = Directory.class.getResourceAsStream(absoluteName)) {
            if (json == null) {
                throw new IllegalArgumentException("There is no resource " + absoluteName + " on the class path");
            }
            return parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A directory from a JSON file.
     *
     * @throws InvalidDirectoryException if it makes no sense
     * @throws IOException if the file cannot be read
     */
    public static Directory file(Path json) throws IOException {
        return parse(Files.readString(json));
    }

    /**
     * A directory from JSON text.
     *
     * @throws InvalidDirectoryException if it makes no sense
     */
    public static Directory parse(String json) {
        return new DirectoryReader().read(json);
    }

    /** The application of this name. */
    public Optional<Application> application(String name) {
        return applications.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The principal of this name. */
    public Optional<Principal> principal(String name) {
        return principals().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Everybody who can hold a token. */
    public Stream<Principal> principals() {
        return Stream.of(managedIdentities, clients, users).flatMap(Collection::stream);
    }

    /** The roles that the principal holds in the application, sorted; empty if none. */
    public Set<String> roles(Principal principal, Application application) {
        Set<String> roles = new TreeSet<>();
        roleAssignments.stream()
                .filter(it -> it.principal().equals(principal.name()))
                .filter(it -> it.resource().equals(application.name()))
                .forEach(it -> roles.addAll(it.roles()));
        return roles;
    }

    /** The application that a client means by a client id or an App ID URI. */
    public Optional<Application> resourceNamed(String identifier) {
        return applications.stream().filter(it -> it.isNamed(identifier)).findFirst();
    }

    /** The confidential client or managed identity of this client id. */
    public Optional<ServicePrincipal> client(String clientId) {
        return Stream.<ServicePrincipal>concat(clients.stream(), managedIdentities.stream())
                .filter(it -> it.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }
}
