/** The JAX-RS adapter: translates requests and responses, and decides nothing. */
@NullMarked
package io.github.entrafilter.jaxrs;

import org.jspecify.annotations.NullMarked;
