/** The ways in which Jersey and TomEE find the JAX-RS filters where an application lists its own classes. */
@NullMarked
package io.github.entrafilter.jaxrs.startup;

import org.jspecify.annotations.NullMarked;
