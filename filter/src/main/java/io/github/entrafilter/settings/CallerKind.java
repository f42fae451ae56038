package io.github.entrafilter.settings;

/** Who stands behind an access token. */
public enum CallerKind {
    /** An application acting as itself: a managed identity, or a client with its own credentials. */
    APPLICATION,
    /** A user, on whose behalf an application calls. */
    USER
}
