/** A second JAX-RS application in the same WAR. */
@NullMarked
package io.github.entrafilter.it.application.second;

import org.jspecify.annotations.NullMarked;
