@NullMarked
package io.github.entrafilter.openapi;

import org.jspecify.annotations.NullMarked;
