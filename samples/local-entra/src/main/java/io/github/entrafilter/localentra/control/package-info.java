/** The control API behind the web page: it mints and explains tokens, rotates keys, and breaks endpoints. */
@NullMarked
package io.github.entrafilter.localentra.control;

import org.jspecify.annotations.NullMarked;
