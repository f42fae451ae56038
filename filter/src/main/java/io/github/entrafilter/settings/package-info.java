/** Settings of one filter: read once, checked as a whole, immutable. */
@NullMarked
package io.github.entrafilter.settings;

import org.jspecify.annotations.NullMarked;
