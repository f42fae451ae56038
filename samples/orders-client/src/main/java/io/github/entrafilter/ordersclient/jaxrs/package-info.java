/** The client for JAX-RS: one filter to register. */
@NullMarked
package io.github.entrafilter.ordersclient.jaxrs;

import org.jspecify.annotations.NullMarked;
