/** From credentials to a decision and, where a caller is turned away, to the one answer that every adapter gives. */
@NullMarked
package io.github.entrafilter.authentication;

import org.jspecify.annotations.NullMarked;
