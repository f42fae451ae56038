package io.github.entrafilter.localentra.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is registered in a tenant at one moment. Immutable.
 *
 * @param applications the app registrations
 * @param servicePrincipals the service principals, those of managed identities among them
 * @param users the users
 * @param assignments the app role assignments
 */
public record GraphState(
        List<GraphObject> applications,
        List<GraphObject> servicePrincipals,
        List<GraphObject> users,
        List<GraphObject> assignments) {

    /** Keeps copies. */
    public GraphState {
        applications = List.copyOf(applications);
        servicePrincipals = List.copyOf(servicePrincipals);
        users = List.copyOf(users);
        assignments = List.copyOf(assignments);
    }

    /** The application behind a service principal, or of this client id. */
    public Optional<GraphObject> applicationOf(String appId) {
        return applications.stream()
                .filter(it -> it.text("appId").equalsIgnoreCase(appId))
                .findFirst();
    }

    /** The service principal of this client id. */
    public Optional<GraphObject> servicePrincipalOf(String appId) {
        return servicePrincipals.stream()
                .filter(it -> it.text("appId").equalsIgnoreCase(appId))
                .findFirst();
    }

    /** Whoever can hold a role. */
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

    /** Without the application, its service principal, and what was assigned of it. */
    GraphState withoutApplication(GraphObject application) {
        GraphState bare = servicePrincipalOf(application.text("appId"))
                .map(this::withoutServicePrincipal)
                .orElse(this);
        return new GraphState(
                without(bare.applications, application::equals), bare.servicePrincipals, users, bare.assignments);
    }

    /** Without the service principal, and what was assigned to it or of it. */
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

    /** What somebody sees whom the news of these ids has not reached. */
    GraphState without(Collection<String> ids) {
        Predicate<GraphObject> unseen = it -> ids.contains(it.id());
        return new GraphState(
                without(applications, unseen), without(servicePrincipals, unseen), users, without(assignments, unseen));
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
