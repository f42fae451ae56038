package io.github.entrafilter.localentra.directory;

import java.util.List;

/**
 * What has to be right in a directory beyond the right members being there. An empty text means that the reader has
 * complained already.
 */
record DirectoryCheck(
        String tenantId,
        List<Application> applications,
        List<ManagedIdentity> managedIdentities,
        List<ConfidentialClient> clients,
        List<User> users,
        List<RoleAssignment> roleAssignments) {

    List<String> faults() {
        DirectoryFindings findings = new DirectoryFindings();
        findings.guid("$.tenantId", tenantId);
        each("applications", applications, (path, it) -> application(findings, path, it));
        each("managedIdentities", managedIdentities, (path, it) -> identity(findings, path, it));
        each("clients", clients, (path, it) -> client(findings, path, it));
        each("users", users, (path, it) -> user(findings, path, it));
        each("roleAssignments", roleAssignments, (path, it) -> assignment(findings, path, it));
        systemAssigned(findings);
        return findings.faults();
    }

    private static void application(DirectoryFindings findings, String path, Application it) {
        findings.name("applications", path, it.name());
        findings.uniqueGuid(path + ".clientId", it.clientId());
        findings.uniqueGuid(path + ".objectId", it.objectId());
        each(path + ".identifierUris", it.identifierUris(), (uriPath, uri) -> findings.unique(uriPath, uri));
    }

    private static void identity(DirectoryFindings findings, String path, ManagedIdentity it) {
        findings.name("principals", path, it.name());
        findings.uniqueGuid(path + ".clientId", it.clientId());
        findings.uniqueGuid(path + ".objectId", it.objectId());
        findings.unique(path + ".resourceId", it.resourceId());
    }

    private static void client(DirectoryFindings findings, String path, ConfidentialClient it) {
        findings.name("principals", path, it.name());
        findings.uniqueGuid(path + ".clientId", it.clientId());
        findings.uniqueGuid(path + ".objectId", it.objectId());
    }

    private static void user(DirectoryFindings findings, String path, User it) {
        findings.name("principals", path, it.name());
        findings.uniqueGuid(path + ".objectId", it.objectId());
    }

    private void assignment(DirectoryFindings findings, String path, RoleAssignment it) {
        if (!it.principal().isEmpty() && !findings.knows("principals", it.principal())) {
            findings.add(path + ".principal", "nobody is called '" + it.principal() + "'");
        }
        applications.stream()
                .filter(application -> application.name().equals(it.resource()))
                .findFirst()
                .ifPresentOrElse(application -> roles(findings, path, it, application), () -> {
                    if (!it.resource().isEmpty()) {
                        findings.add(path + ".resource", "no application is called '" + it.resource() + "'");
                    }
                });
    }

    private static void roles(DirectoryFindings findings, String path, RoleAssignment it, Application application) {
        each(path + ".roles", it.roles(), (rolePath, role) -> {
            if (!role.isEmpty() && !application.appRoles().contains(role)) {
                findings.add(rolePath, "'" + application.name() + "' has no app role '" + role + "'");
            }
        });
    }

    private void systemAssigned(DirectoryFindings findings) {
        long here = managedIdentities.stream()
                .filter(it -> it.kind() == ManagedIdentity.Kind.SYSTEM_ASSIGNED)
                .filter(it -> it.placement() == ManagedIdentity.Placement.THIS_MACHINE)
                .count();
        if (here > 1) {
            findings.add("$.managedIdentities", "a machine has at most one system-assigned identity, not " + here);
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
