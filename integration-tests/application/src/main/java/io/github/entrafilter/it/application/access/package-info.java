/** Servlets below public, protected and restricted paths, and dispatches between them. */
@NullMarked
package io.github.entrafilter.it.application.access;

import org.jspecify.annotations.NullMarked;
