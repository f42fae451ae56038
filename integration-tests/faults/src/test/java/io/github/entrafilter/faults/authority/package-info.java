/** The identity provider, and what can be wrong with it and with the way to it. */
@NullMarked
package io.github.entrafilter.faults.authority;

import org.jspecify.annotations.NullMarked;
