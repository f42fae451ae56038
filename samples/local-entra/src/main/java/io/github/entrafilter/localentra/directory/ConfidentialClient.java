package io.github.entrafilter.localentra.directory;

/**
 * An application that proves with a secret who it is.
 *
 * @param name the name used in the directory file, unique among principals
 * @param clientId the application (client) id, a GUID
 * @param objectId the object id of its service principal, a GUID
 * @param secret the client secret: made up, and worth nothing outside this stand-in
 */
public record ConfidentialClient(String name, String clientId, String objectId, String secret)
        implements ServicePrincipal {

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "ConfidentialClient[name=" + name + ", clientId=" + clientId + ", objectId=" + objectId + "]";
    }
}
