package io.github.entrafilter;

/** The kind of caller that an access token identifies. */
public enum CallerKind {
    /** An application acting as itself: a managed identity, or a client with its own credentials. */
    APPLICATION,
    /** A user, on whose behalf an application calls. */
    USER
}
