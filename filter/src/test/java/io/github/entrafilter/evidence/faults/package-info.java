/** Injected errors at each step of the judgement: none of them lets a request through. */
@NullMarked
package io.github.entrafilter.evidence.faults;

import org.jspecify.annotations.NullMarked;
