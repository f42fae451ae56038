package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;

/** Where key sets are fetched from. */
@FunctionalInterface
interface KeySource {

    /** Fetches the key set of one token version; blocks, within time-outs. */
    KeySet fetch(TokenVersion version, Instant now) throws KeyFetchException;
}
