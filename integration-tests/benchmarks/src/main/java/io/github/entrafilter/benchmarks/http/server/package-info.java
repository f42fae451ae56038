/** Servers with one application for each guard. */
@NullMarked
package io.github.entrafilter.benchmarks.http.server;

import org.jspecify.annotations.NullMarked;
