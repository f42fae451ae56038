/** The CDI adapter: beans of ours, where the container has what they need. */
@NullMarked
package io.github.entrafilter.cdi;

import org.jspecify.annotations.NullMarked;
