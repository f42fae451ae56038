package io.github.entrafilter;

import java.util.Locale;

/** The kind of caller that an access token identifies. */
public enum CallerKind {
    /** An application acting as itself: a managed identity, or a client with its own credentials. */
    APPLICATION,
    /** An AI agent acting as itself: an agent identity of Microsoft Entra Agent ID. */
    AGENT,
    /** A person, on whose behalf an application or an agent calls. */
    USER,
    /** An agent that acts by a user account of its own. */
    AGENT_USER;

    /**
     * {@return the kind of this caller}
     *
     * @param caller an authenticated caller
     */
    public static CallerKind of(EntraPrincipal caller) {
        if (caller.isApplication()) {
            return caller.isAgent() ? AGENT : APPLICATION;
        }
        return caller.isAgent() ? AGENT_USER : USER;
    }

    /** {@return whether the caller acts as itself, with no user account behind it} */
    public boolean isApplication() {
        return this == APPLICATION || this == AGENT;
    }

    /** {@return whether the caller is an agent, and no person} */
    public boolean isAgent() {
        return this == AGENT || this == AGENT_USER;
    }

    /** {@return the stable name in logs, metrics and reports, such as {@code agent_user}} */
    public String stableName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
