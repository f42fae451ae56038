/** Signing keys never cause an outage, and no caller can make them cause one: faults under load. */
@NullMarked
package io.github.entrafilter.faults;

import org.jspecify.annotations.NullMarked;
