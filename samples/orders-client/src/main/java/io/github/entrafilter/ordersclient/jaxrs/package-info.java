/** The form for a JAX-RS client: one filter to register. */
@NullMarked
package io.github.entrafilter.ordersclient.jaxrs;

import org.jspecify.annotations.NullMarked;
