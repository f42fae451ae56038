/** Callers that know which responses are right for them. */
@NullMarked
package io.github.entrafilter.faults.load;

import org.jspecify.annotations.NullMarked;
