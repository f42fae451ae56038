/** An application for scripts of other origins. */
@NullMarked
package io.github.entrafilter.it.application.cors;

import org.jspecify.annotations.NullMarked;
