/** Helidon MP. */
@NullMarked
package io.github.entrafilter.it.helidon;

import org.jspecify.annotations.NullMarked;
