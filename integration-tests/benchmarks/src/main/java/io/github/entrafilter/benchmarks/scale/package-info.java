/** The growth of the cost with callers, threads and tokens. */
@NullMarked
package io.github.entrafilter.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
