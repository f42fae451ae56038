@NullMarked
package io.github.entrafilter.mcp;

import org.jspecify.annotations.NullMarked;
