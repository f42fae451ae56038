/** A protected application: its filters' protections, what they share, its start and its end. */
@NullMarked
package io.github.entrafilter.application;

import org.jspecify.annotations.NullMarked;
