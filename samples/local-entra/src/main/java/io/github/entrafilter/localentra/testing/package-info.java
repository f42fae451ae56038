/**
 * Support for unit tests of applications behind the filter. Requires {@code entra-filter} on the class path, which such
 * an application has.
 */
@NullMarked
package io.github.entrafilter.localentra.testing;

import org.jspecify.annotations.NullMarked;
