/** Faults put in at each step of the judgement: whatever breaks, nobody gets in by it. */
@NullMarked
package io.github.entrafilter.evidence.faults;

import org.jspecify.annotations.NullMarked;
