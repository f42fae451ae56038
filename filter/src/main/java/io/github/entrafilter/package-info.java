/**
 * The API for applications: {@link io.github.entrafilter.EntraPrincipal} and
 * {@link io.github.entrafilter.CurrentCaller}.
 */
@NullMarked
package io.github.entrafilter;

import org.jspecify.annotations.NullMarked;
