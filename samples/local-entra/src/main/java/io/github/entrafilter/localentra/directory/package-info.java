/**
 * The tenant as a directory file declares it: applications, principals and their roles. The records are API; see
 * {@link io.github.entrafilter.localentra.directory.Directory}.
 */
@NullMarked
package io.github.entrafilter.localentra.directory;

import org.jspecify.annotations.NullMarked;
