/**
 * The web page: its files, and the checks that it shows. Libraries can provide a
 * {@link io.github.entrafilter.localentra.page.TokenDoctor}; the other classes are not an API.
 */
@NullMarked
package io.github.entrafilter.localentra.page;

import org.jspecify.annotations.NullMarked;
