/**
 * Fuzz targets. In an ordinary run each judges its seeds once; with the profile {@code fuzz} a fuzzer looks for inputs
 * that end in anything but a verdict.
 */
@NullMarked
package io.github.entrafilter.evidence.fuzz;

import org.jspecify.annotations.NullMarked;
