/** The platform below the filter: APIs that a container may lack, logs that must not be forged, and daemon threads. */
@NullMarked
package io.github.entrafilter.platform;

import org.jspecify.annotations.NullMarked;
