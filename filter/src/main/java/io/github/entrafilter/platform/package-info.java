/** The platform below the filter: APIs that a container may lack. */
@NullMarked
package io.github.entrafilter.platform;

import org.jspecify.annotations.NullMarked;
