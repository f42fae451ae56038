/**
 * A local replacement for Microsoft Entra ID and Azure's managed identity endpoints, as a program and as a library.
 *
 * <p>Start with {@link io.github.entrafilter.localentra.LocalEntraServer}, or in a JUnit test with
 * {@link io.github.entrafilter.localentra.LocalEntra}. A {@link io.github.entrafilter.localentra.directory.Directory}
 * declares applications, principals and roles.
 */
@NullMarked
package io.github.entrafilter.localentra;

import org.jspecify.annotations.NullMarked;
