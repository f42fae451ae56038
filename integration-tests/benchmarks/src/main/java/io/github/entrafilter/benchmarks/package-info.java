/** What the filter costs, measured beside what others cost. */
@NullMarked
package io.github.entrafilter.benchmarks;

import org.jspecify.annotations.NullMarked;
