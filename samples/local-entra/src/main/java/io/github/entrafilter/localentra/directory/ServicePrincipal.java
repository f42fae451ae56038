package io.github.entrafilter.localentra.directory;

/** A principal that is an application. */
public sealed interface ServicePrincipal extends Principal permits ManagedIdentity, ConfidentialClient {

    /** The client id, a GUID: the claim {@code azp}, or {@code appid} in tokens of version 1.0. */
    String clientId();
}
