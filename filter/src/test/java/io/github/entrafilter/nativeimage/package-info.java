/** The metadata for native images, compared with a run that is traced. */
@NullMarked
package io.github.entrafilter.nativeimage;

import org.jspecify.annotations.NullMarked;
