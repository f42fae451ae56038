/**
 * Tokens: who gets which, what is in them, and every way to get one wrong. API are
 * {@link io.github.entrafilter.localentra.issuing.TokenRecipe}, {@link io.github.entrafilter.localentra.issuing.Oddity}
 * and {@link io.github.entrafilter.localentra.issuing.TokenSignature}.
 */
@NullMarked
package io.github.entrafilter.localentra.issuing;

import org.jspecify.annotations.NullMarked;
