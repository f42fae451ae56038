package io.github.entrafilter.localentra.page;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Says what a service would find in a token. Whoever judges tokens may provide one as a service of
 * {@link ServiceLoader}; the page shows its checks after those that local Entra makes itself. Called by several threads
 * at a time.
 */
public interface TokenDoctor {

    /** What it finds, in the order in which it looks. The text may be no token at all. */
    List<Check> examine(String token);

    /** All that are on the class path. */
    static List<TokenDoctor> all() {
        return ServiceLoader.load(TokenDoctor.class).stream()
                .flatMap(provider -> Stream.of(provider.get()))
                .toList();
    }
}
