/** Measures what the filter costs, next to other libraries. */
@NullMarked
package io.github.entrafilter.benchmarks;

import org.jspecify.annotations.NullMarked;
