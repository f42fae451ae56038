/** Eclipse Jetty. */
@NullMarked
package io.github.entrafilter.it.jetty;

import org.jspecify.annotations.NullMarked;
