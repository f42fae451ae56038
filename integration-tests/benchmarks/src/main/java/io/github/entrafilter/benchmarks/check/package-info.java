/** The cost of one check within one process: the filter next to its peers. */
@NullMarked
package io.github.entrafilter.benchmarks.check;

import org.jspecify.annotations.NullMarked;
