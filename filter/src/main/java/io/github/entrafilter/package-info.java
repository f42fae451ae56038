/** What applications use: the caller, as {@link io.github.entrafilter.EntraPrincipal}, and who tells them of it. */
@NullMarked
package io.github.entrafilter;

import org.jspecify.annotations.NullMarked;
