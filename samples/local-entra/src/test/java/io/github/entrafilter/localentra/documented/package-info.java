/** Code of the documentation, word for word, as tests. */
@NullMarked
package io.github.entrafilter.localentra.documented;

import org.jspecify.annotations.NullMarked;
