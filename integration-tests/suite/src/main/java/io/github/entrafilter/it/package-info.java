/** The suite: black box, over HTTP, with tokens of local Entra; the same on each container. */
@NullMarked
package io.github.entrafilter.it;

import org.jspecify.annotations.NullMarked;
