@NullMarked
package io.github.entrafilter.coverage;

import org.jspecify.annotations.NullMarked;
