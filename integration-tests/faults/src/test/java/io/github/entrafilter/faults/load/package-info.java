/** Callers that know which answer they must get. */
@NullMarked
package io.github.entrafilter.faults.load;

import org.jspecify.annotations.NullMarked;
