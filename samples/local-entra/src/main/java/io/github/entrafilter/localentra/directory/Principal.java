package io.github.entrafilter.localentra.directory;

/** A holder of tokens: a managed identity, a confidential client or a user. */
public sealed interface Principal permits ServicePrincipal, User {

    /** The name used in the directory file, unique among principals. */
    String name();

    /** The object id in the tenant, a GUID: the claim {@code oid}. */
    String objectId();
}
