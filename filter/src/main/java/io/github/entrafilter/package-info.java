/** What applications use: the caller, as {@link io.github.entrafilter.EntraPrincipal}. */
@NullMarked
package io.github.entrafilter;

import org.jspecify.annotations.NullMarked;
