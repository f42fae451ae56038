package io.github.entrafilter.localentra.directory;

/**
 * A person, for delegated tokens.
 *
 * @param name the name used in the directory file, unique among principals
 * @param objectId the object id, a GUID
 */
public record User(String name, String objectId) implements Principal {

    /** Returns the sign-in name, in a domain that cannot exist (RFC 2606). */
    public String signInName() {
        return name + "@local-entra.example";
    }
}
