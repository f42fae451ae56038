/** A release, made in a dry run and used as its users would. */
@NullMarked
package io.github.entrafilter.it.release;

import org.jspecify.annotations.NullMarked;
