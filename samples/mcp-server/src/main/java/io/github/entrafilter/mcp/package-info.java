/** A server of the Model Context Protocol behind the filter. Has no security code: the filter protects all of it. */
@NullMarked
package io.github.entrafilter.mcp;

import org.jspecify.annotations.NullMarked;
