/** Resources that the container itself protects. Only for deployments whose container knows the caller. */
@NullMarked
package io.github.entrafilter.it.application.guarded;

import org.jspecify.annotations.NullMarked;
