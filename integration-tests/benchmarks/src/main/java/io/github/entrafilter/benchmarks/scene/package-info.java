/** What all parts of the run are given. */
@NullMarked
package io.github.entrafilter.benchmarks.scene;

import org.jspecify.annotations.NullMarked;
