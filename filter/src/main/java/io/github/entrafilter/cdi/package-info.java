/** The CDI adapter: the beans whose APIs the container has. */
@NullMarked
package io.github.entrafilter.cdi;

import org.jspecify.annotations.NullMarked;
