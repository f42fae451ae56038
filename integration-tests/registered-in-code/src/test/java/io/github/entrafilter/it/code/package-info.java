/** Filters that code registers with embedded servers. */
@NullMarked
package io.github.entrafilter.it.code;

import org.jspecify.annotations.NullMarked;
