package io.github.entrafilter.localentra.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The objects of a tenant at one moment. Immutable.
 *
 * @param applications the app registrations
 * @param servicePrincipals the service principals, including those of managed identities
 * @param users the users
 * @param assignments the app role assignments
 */
public record GraphState(
        List<GraphObject> applications,
        List<GraphObject> servicePrincipals,
        List<GraphObject> users,
        List<GraphObject> assignments) {

    /** Copies the lists. */
    public GraphState {
        applications = List.copyOf(applications);
        servicePrincipals = List.copyOf(servicePrincipals);
        users = List.copyOf(users);
        assignments = List.copyOf(assignments);
    }

    /** Returns the application with this client id. */
    public Optional<GraphObject> applicationOf(String appId) {
        return applications.stream()
                .filter(it -> it.text("appId").equalsIgnoreCase(appId))
                .findFirst();
    }

    /** Returns the service principal with this client id. */
    public Optional<GraphObject> servicePrincipalOf(String appId) {
        return servicePrincipals.stream()
                .filter(it -> it.text("appId").equalsIgnoreCase(appId))
                .findFirst();
    }

    /** Returns the service principal or user with this id. */
    Optional<GraphObject> principal(String id) {
        return find(Stream.concat(servicePrincipals.stream(), users.stream()).toList(), id);
    }

    GraphState withApplication(GraphObject application) {
        return new GraphState(put(applications, application), servicePrincipals, users, assignments);
    }

    GraphState withServicePrincipal(GraphObject servicePrincipal) {
        return new GraphState(applications, put(servicePrincipals, servicePrincipal), users, assignments);
    }

    GraphState withAssignment(GraphObject assignment) {
        return new GraphState(applications, servicePrincipals, users, put(assignments, assignment));
    }

    /** Returns a copy without the application, its service principal and their assignments. */
    GraphState withoutApplication(GraphObject application) {
        GraphState bare = servicePrincipalOf(application.text("appId"))
                .map(this::withoutServicePrincipal)
                .orElse(this);
        return new GraphState(
                without(bare.applications, application::equals), bare.servicePrincipals, users, bare.assignments);
    }

    /** Returns a copy without the service principal and its assignments, at either end. */
    GraphState withoutServicePrincipal(GraphObject servicePrincipal) {
        String id = servicePrincipal.id();
        return new GraphState(
                applications,
                without(servicePrincipals, servicePrincipal::equals),
                users,
                without(
                        assignments,
                        it -> it.text("principalId").equals(id)
                                || it.text("resourceId").equals(id)));
    }

    GraphState withoutAssignment(GraphObject assignment) {
        return new GraphState(applications, servicePrincipals, users, without(assignments, assignment::equals));
    }

    /** Returns a copy with an earlier version of the object with this id, or without it. */
    GraphState with(String id, Optional<GraphObject> earlier) {
        return new GraphState(
                with(applications, id, earlier),
                with(servicePrincipals, id, earlier),
                users,
                with(assignments, id, earlier));
    }

    private static List<GraphObject> with(List<GraphObject> objects, String id, Optional<GraphObject> earlier) {
        return objects.stream()
                .flatMap(it -> it.id().equals(id) ? earlier.stream() : Stream.of(it))
                .toList();
    }

    static Optional<GraphObject> find(List<GraphObject> objects, String id) {
        return objects.stream().filter(it -> it.id().equalsIgnoreCase(id)).findFirst();
    }

    private static List<GraphObject> put(List<GraphObject> objects, GraphObject object) {
        Map<String, GraphObject> byId = new LinkedHashMap<>();
        objects.forEach(it -> byId.put(it.id(), it));
        byId.put(object.id(), object);
        return List.copyOf(byId.values());
    }

    private static List<GraphObject> without(List<GraphObject> objects, Predicate<GraphObject> condition) {
        return objects.stream().filter(condition.negate()).toList();
    }
}
