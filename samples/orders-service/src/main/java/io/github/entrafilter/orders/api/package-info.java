/** The JAX-RS resources. Without JAX-RS they are unused, and the servlets work alone. */
@NullMarked
package io.github.entrafilter.orders.api;

import org.jspecify.annotations.NullMarked;
