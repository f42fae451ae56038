/** The decision on a request: its caller, and the rules of the filter or resource. */
@NullMarked
package io.github.entrafilter.protection;

import org.jspecify.annotations.NullMarked;
