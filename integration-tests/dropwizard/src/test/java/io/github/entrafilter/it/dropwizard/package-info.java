/** A Dropwizard service with the filter. */
@NullMarked
package io.github.entrafilter.it.dropwizard;

import org.jspecify.annotations.NullMarked;
