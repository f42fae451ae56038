/** The platform below the filter: APIs that a container may lack, and logs that must not be forged. */
@NullMarked
package io.github.entrafilter.platform;

import org.jspecify.annotations.NullMarked;
