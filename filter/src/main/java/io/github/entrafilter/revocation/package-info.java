/** The callers and tokens that are blocked before they expire. */
@NullMarked
package io.github.entrafilter.revocation;

import org.jspecify.annotations.NullMarked;
