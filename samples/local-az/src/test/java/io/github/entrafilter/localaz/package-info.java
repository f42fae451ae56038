@NullMarked
package io.github.entrafilter.localaz;

import org.jspecify.annotations.NullMarked;
