/** The control API and the page: mint tokens, rotate keys, break endpoints, explain tokens. */
@NullMarked
package io.github.entrafilter.localentra.control;

import org.jspecify.annotations.NullMarked;
