/** Vectors that others have published, and what others are known to have got wrong, held against this filter. */
@NullMarked
package io.github.entrafilter.evidence.corpus;

import org.jspecify.annotations.NullMarked;
