/** The servlet adapter: translates requests and responses, and decides nothing. */
@NullMarked
package io.github.entrafilter.servlet;

import org.jspecify.annotations.NullMarked;
