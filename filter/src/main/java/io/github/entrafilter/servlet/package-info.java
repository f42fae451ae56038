/** The servlet adapter: translates a request and an answer, decides nothing. */
@NullMarked
package io.github.entrafilter.servlet;

import org.jspecify.annotations.NullMarked;
