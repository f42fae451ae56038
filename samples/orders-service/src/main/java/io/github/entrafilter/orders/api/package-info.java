/** The JAX-RS resources. Where there is no JAX-RS they lie idle, and the servlets work without them. */
@NullMarked
package io.github.entrafilter.orders.api;

import org.jspecify.annotations.NullMarked;
