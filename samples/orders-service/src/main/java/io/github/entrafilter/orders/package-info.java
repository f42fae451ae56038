/** The orders and the order book, independent of JAX-RS and servlets. */
@NullMarked
package io.github.entrafilter.orders;

import org.jspecify.annotations.NullMarked;
