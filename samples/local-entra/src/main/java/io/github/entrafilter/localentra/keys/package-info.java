/** The signing keys: their storage, rotation and algorithms. */
@NullMarked
package io.github.entrafilter.localentra.keys;

import org.jspecify.annotations.NullMarked;
