package io.github.entrafilter.localentra.development;

import java.util.Optional;

/** The properties that somebody has set for the application; those of local Entra itself are not among them. */
interface PropertyLookup {

    /** Returns the value; empty if it is not set or blank. */
    Optional<String> find(String name);
}
