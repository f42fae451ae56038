/** IP addresses and their ranges, from literals only: names are never looked up. */
@NullMarked
package io.github.entrafilter.settings.address;

import org.jspecify.annotations.NullMarked;
