/** Tables, bounds and charts, as Markdown and SVG. */
@NullMarked
package io.github.entrafilter.benchmarks.report;

import org.jspecify.annotations.NullMarked;
