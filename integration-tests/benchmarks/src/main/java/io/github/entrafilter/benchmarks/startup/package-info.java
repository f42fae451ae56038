/** The time that the filter adds to the start of an application. */
@NullMarked
package io.github.entrafilter.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
