package io.github.entrafilter;

import java.util.Optional;

/**
 * Tells who calls, where nobody may: on public paths. CDI injects it; it speaks for the request at hand, so that a bean
 * of any scope may hold it. Where a caller is certain, inject {@link EntraPrincipal} itself.
 */
public interface CurrentCaller {

    /** The caller of the request at hand; none on a public path without a token, or where there is no request. */
    Optional<EntraPrincipal> find();
}
