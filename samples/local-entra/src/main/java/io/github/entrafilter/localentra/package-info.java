/**
 * A stand-in for Microsoft Entra ID and for Azure's managed identity endpoints, as a program and as a library.
 *
 * <p>Start with {@link io.github.entrafilter.localentra.LocalEntraServer}, or in a JUnit test with
 * {@link io.github.entrafilter.localentra.LocalEntra}; who exists is declared in a
 * {@link io.github.entrafilter.localentra.Directory}.
 */
@NullMarked
package io.github.entrafilter.localentra;

import org.jspecify.annotations.NullMarked;
