/** What the service deals in, whatever way it is asked. */
@NullMarked
package io.github.entrafilter.orders;

import org.jspecify.annotations.NullMarked;
