/** A service that calls others with its managed identity, by each form of the client. */
@NullMarked
package io.github.entrafilter.it.outbound;

import org.jspecify.annotations.NullMarked;
