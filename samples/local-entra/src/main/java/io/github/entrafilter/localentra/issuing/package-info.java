/**
 * Tokens: the rules of their issue, their contents, and their defects. The API consists of
 * {@link io.github.entrafilter.localentra.issuing.TokenBuilder},
 * {@link io.github.entrafilter.localentra.issuing.TokenDefect} and
 * {@link io.github.entrafilter.localentra.issuing.TokenSignature}.
 */
@NullMarked
package io.github.entrafilter.localentra.issuing;

import org.jspecify.annotations.NullMarked;
