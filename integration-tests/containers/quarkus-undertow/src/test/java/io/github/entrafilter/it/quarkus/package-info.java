/** Quarkus. */
@NullMarked
package io.github.entrafilter.it.quarkus;

import org.jspecify.annotations.NullMarked;
