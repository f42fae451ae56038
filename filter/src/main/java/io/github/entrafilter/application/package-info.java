/** A protected application: its filters' protections, their shared state, and its start and end. */
@NullMarked
package io.github.entrafilter.application;

import org.jspecify.annotations.NullMarked;
