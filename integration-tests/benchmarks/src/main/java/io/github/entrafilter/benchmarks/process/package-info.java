/** Child processes, which end with this one. */
@NullMarked
package io.github.entrafilter.benchmarks.process;

import org.jspecify.annotations.NullMarked;
