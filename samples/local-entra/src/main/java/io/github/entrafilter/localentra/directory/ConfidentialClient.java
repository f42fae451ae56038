package io.github.entrafilter.localentra.directory;

/**
 * An application that authenticates with a secret or a certificate.
 *
 * @param name the name used in the directory file, unique among principals
 * @param clientId the application (client) id, a GUID
 * @param objectId the object id of its service principal, a GUID
 * @param secret the client secret: made up, and worthless outside local Entra
 */
public record ConfidentialClient(String name, String clientId, String objectId, String secret)
        implements ServicePrincipal {

    /** Omits the secret. */
    @Override
    public String toString() {
        return "ConfidentialClient[name=" + name + ", clientId=" + clientId + ", objectId=" + objectId + "]";
    }
}
