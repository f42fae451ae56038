@NullMarked
package io.github.entrafilter.orders;

import org.jspecify.annotations.NullMarked;
