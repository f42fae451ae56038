/** The settings and surroundings that all parts of a run share. */
@NullMarked
package io.github.entrafilter.benchmarks.scene;

import org.jspecify.annotations.NullMarked;
