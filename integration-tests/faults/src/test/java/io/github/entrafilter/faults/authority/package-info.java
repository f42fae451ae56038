/** The identity provider, its faults and those of the network. */
@NullMarked
package io.github.entrafilter.faults.authority;

import org.jspecify.annotations.NullMarked;
