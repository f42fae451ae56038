/** The settings of one filter: read once, checked as a whole, immutable from then on. */
@NullMarked
package io.github.entrafilter.settings;

import org.jspecify.annotations.NullMarked;
