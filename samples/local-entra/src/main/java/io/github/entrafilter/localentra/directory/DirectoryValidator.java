package io.github.entrafilter.localentra.directory;

import java.util.List;

/**
 * Validates a directory beyond the presence of its members: names, ids and references. The reader has reported empty
 * strings already.
 */
record DirectoryValidator(
        String tenantId,
        List<Application> applications,
        List<ManagedIdentity> managedIdentities,
        List<ConfidentialClient> clients,
        List<User> users,
        List<AppRoleAssignment> roleAssignments) {

    List<String> problems() {
        DirectoryProblems problems = new DirectoryProblems();
        problems.guid("$.tenantId", tenantId);
        each("applications", applications, (path, it) -> application(problems, path, it));
        each("managedIdentities", managedIdentities, (path, it) -> identity(problems, path, it));
        each("clients", clients, (path, it) -> client(problems, path, it));
        each("users", users, (path, it) -> user(problems, path, it));
        each("roleAssignments", roleAssignments, (path, it) -> assignment(problems, path, it));
        systemAssigned(problems);
        return problems.list();
    }

    private static void application(DirectoryProblems problems, String path, Application it) {
        problems.name("applications", path, it.name());
        problems.uniqueGuid(path + ".clientId", it.clientId());
        problems.uniqueGuid(path + ".objectId", it.objectId());
        each(path + ".identifierUris", it.identifierUris(), (uriPath, uri) -> problems.unique(uriPath, uri));
    }

    private static void identity(DirectoryProblems problems, String path, ManagedIdentity it) {
        problems.name("principals", path, it.name());
        problems.uniqueGuid(path + ".clientId", it.clientId());
        problems.uniqueGuid(path + ".objectId", it.objectId());
        problems.unique(path + ".resourceId", it.resourceId());
    }

    private static void client(DirectoryProblems problems, String path, ConfidentialClient it) {
        problems.name("principals", path, it.name());
        problems.uniqueGuid(path + ".clientId", it.clientId());
        problems.uniqueGuid(path + ".objectId", it.objectId());
    }

    private static void user(DirectoryProblems problems, String path, User it) {
        problems.name("principals", path, it.name());
        problems.uniqueGuid(path + ".objectId", it.objectId());
    }

    private void assignment(DirectoryProblems problems, String path, AppRoleAssignment it) {
        if (!it.principal().isEmpty() && !problems.hasName("principals", it.principal())) {
            problems.add(path + ".principal", "there is no principal '" + it.principal() + "'");
        }
        applications.stream()
                .filter(application -> application.name().equals(it.resource()))
                .findFirst()
                .ifPresentOrElse(application -> roles(problems, path, it, application), () -> {
                    if (!it.resource().isEmpty()) {
                        problems.add(path + ".resource", "there is no application '" + it.resource() + "'");
                    }
                });
    }

    private static void roles(DirectoryProblems problems, String path, AppRoleAssignment it, Application application) {
        each(path + ".roles", it.roles(), (rolePath, role) -> {
            if (!role.isEmpty() && !application.appRoles().contains(role)) {
                problems.add(rolePath, "'" + application.name() + "' has no app role '" + role + "'");
            }
        });
    }

    private void systemAssigned(DirectoryProblems problems) {
        long here = managedIdentities.stream()
                .filter(it -> it.kind() == ManagedIdentity.Kind.SYSTEM_ASSIGNED)
                .filter(it -> it.placement() == ManagedIdentity.Placement.THIS_MACHINE)
                .count();
        if (here > 1) {
            problems.add("$.managedIdentities", "this machine can have one system-assigned identity, not " + here);
        }
    }

    private static <T> void each(String list, List<T> items, Visit<T> visit) {
        String path = list.startsWith("$") ? list : "$." + list;
        for (int i = 0; i < items.size(); i++) {
            visit.at(path + "[" + i + "]", items.get(i));
        }
    }

    private interface Visit<T> {
        void at(String path, T item);
    }
}
