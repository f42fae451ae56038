package io.github.entrafilter.keys;

import io.github.entrafilter.settings.TokenVersion;
import java.util.EnumSet;
import java.util.Set;

/** Source of key sets. */
@FunctionalInterface
interface KeySource {

    /** Fetches the key set of one token version; blocks, within time-outs. */
    KeySet fetch(TokenVersion version) throws KeyFetchException;

    /** The key sets that are needed to judge the accepted tokens: only the v2.0 set names the keys' owners. */
    static Set<TokenVersion> setsFor(Set<TokenVersion> accepted) {
        Set<TokenVersion> sets = EnumSet.of(TokenVersion.V2);
        sets.addAll(accepted);
        return sets;
    }
}
