package io.github.entrafilter;

import java.util.Optional;

/**
 * The caller of the current request, which on a public path may be anonymous. CDI injects a proxy, so a bean of any
 * scope may hold it. On protected paths, inject {@link EntraPrincipal} itself.
 *
 * <pre>{@code
 * String customer = current.find().map(EntraPrincipal::getName).orElse("guest");
 * }</pre>
 */
public interface CurrentCaller {

    /**
     * {@return the caller of the current request; empty on a public path without a token, and outside of any request}
     */
    Optional<EntraPrincipal> find();
}
