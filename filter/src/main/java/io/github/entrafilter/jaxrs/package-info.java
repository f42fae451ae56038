/** The JAX-RS adapter: translates a request and an answer, decides nothing. */
@NullMarked
package io.github.entrafilter.jaxrs;

import org.jspecify.annotations.NullMarked;
