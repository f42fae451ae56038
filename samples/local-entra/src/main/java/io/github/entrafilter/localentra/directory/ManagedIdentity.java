package io.github.entrafilter.localentra.directory;

/**
 * A managed identity.
 *
 * @param name the name used in the directory file, unique among principals
 * @param clientId the client id, a GUID
 * @param objectId the object id, which Azure also calls the principal id, a GUID
 * @param kind how it came into being
 * @param resourceId the ARM id of the identity, or of the machine if it is system-assigned
 * @param placement where it may be used
 */
public record ManagedIdentity(
        String name, String clientId, String objectId, Kind kind, String resourceId, Placement placement)
        implements ServicePrincipal {

    /** How a managed identity came into being. */
    public enum Kind {
        /** With its machine; at most one for each. */
        SYSTEM_ASSIGNED,
        /** On its own, to be assigned to any number of machines. */
        USER_ASSIGNED
    }

    /** Where a managed identity may be used. */
    public enum Placement {
        /** The instance metadata service of this machine gives out its tokens. */
        THIS_MACHINE,
        /** It exists in the tenant, and this machine's instance metadata service does not know it. */
        ELSEWHERE
    }
}
