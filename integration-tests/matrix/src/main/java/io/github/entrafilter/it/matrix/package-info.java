/** The table of containers, made from what their modules have recorded. */
@NullMarked
package io.github.entrafilter.it.matrix;

import org.jspecify.annotations.NullMarked;
