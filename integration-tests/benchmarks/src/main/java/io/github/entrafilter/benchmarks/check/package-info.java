/** The cost of one check, in one process: the filter beside its peers. */
@NullMarked
package io.github.entrafilter.benchmarks.check;

import org.jspecify.annotations.NullMarked;
