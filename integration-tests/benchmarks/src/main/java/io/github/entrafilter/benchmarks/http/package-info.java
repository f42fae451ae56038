/** The cost over HTTP: servers and a load generator, each in a process of its own. */
@NullMarked
package io.github.entrafilter.benchmarks.http;

import org.jspecify.annotations.NullMarked;
