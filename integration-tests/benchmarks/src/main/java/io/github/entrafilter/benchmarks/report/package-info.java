/** Tables, bounds and the plot, as Markdown and SVG. */
@NullMarked
package io.github.entrafilter.benchmarks.report;

import org.jspecify.annotations.NullMarked;
