/** The decision on a request: who calls, and whether the rules of a filter or a resource let them through. */
@NullMarked
package io.github.entrafilter.protection;

import org.jspecify.annotations.NullMarked;
