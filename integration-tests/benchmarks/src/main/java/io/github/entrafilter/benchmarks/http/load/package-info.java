/** The load generator. */
@NullMarked
package io.github.entrafilter.benchmarks.http.load;

import org.jspecify.annotations.NullMarked;
