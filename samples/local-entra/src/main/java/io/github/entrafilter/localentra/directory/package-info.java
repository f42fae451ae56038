/**
 * The tenant in a directory file: applications, principals and their roles. The records are an API; start with
 * {@link io.github.entrafilter.localentra.directory.Directory}.
 */
@NullMarked
package io.github.entrafilter.localentra.directory;

import org.jspecify.annotations.NullMarked;
