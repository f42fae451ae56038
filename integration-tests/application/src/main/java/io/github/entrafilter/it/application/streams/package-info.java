/** Resources that respond later or piece by piece, and a mapper of all exceptions. */
@NullMarked
package io.github.entrafilter.it.application.streams;

import org.jspecify.annotations.NullMarked;
