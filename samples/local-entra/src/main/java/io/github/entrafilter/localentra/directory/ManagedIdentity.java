package io.github.entrafilter.localentra.directory;

/**
 * A managed identity.
 *
 * @param name the name used in the directory file, unique among principals
 * @param clientId the client id, a GUID
 * @param objectId the object id (Azure also calls it the principal id), a GUID
 * @param kind system-assigned or user-assigned
 * @param resourceId the ARM id of the identity, or of the machine if it is system-assigned
 * @param placement whether it is assigned to this machine
 */
public record ManagedIdentity(
        String name, String clientId, String objectId, Kind kind, String resourceId, Placement placement)
        implements ServicePrincipal {

    /** The kinds of managed identities. */
    public enum Kind {
        /** Created with its machine, which has at most one. */
        SYSTEM_ASSIGNED,
        /** Created on its own, and assigned to any number of machines. */
        USER_ASSIGNED
    }

    /** The places of a managed identity. */
    public enum Placement {
        /** Assigned to this machine: its instance metadata service issues the tokens. */
        THIS_MACHINE,
        /** Not assigned to this machine. */
        ELSEWHERE
    }
}
