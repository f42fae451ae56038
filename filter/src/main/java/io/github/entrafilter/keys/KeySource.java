package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Where key sets are fetched from. */
@FunctionalInterface
interface KeySource {

    /** Fetches the key set of one token version; blocks, within time-outs. */
    KeySet fetch(TokenVersion version, Instant now) throws KeyFetchException;

    /** The key sets that are needed to judge the accepted tokens: only the v2.0 set says whose a key is. */
    static Set<TokenVersion> setsFor(Set<TokenVersion> accepted) {
        Set<TokenVersion> sets = EnumSet.of(TokenVersion.V2);
        sets.addAll(accepted);
        return sets;
    }
}
