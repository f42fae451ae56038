/** An application that asks its JAX-RS implementation to load no services. */
@NullMarked
package io.github.entrafilter.it.application.unserved;

import org.jspecify.annotations.NullMarked;
