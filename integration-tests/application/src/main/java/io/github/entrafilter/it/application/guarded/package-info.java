/** What the container itself guards. Only for deployments whose container knows the caller: others leave it out. */
@NullMarked
package io.github.entrafilter.it.application.guarded;

import org.jspecify.annotations.NullMarked;
