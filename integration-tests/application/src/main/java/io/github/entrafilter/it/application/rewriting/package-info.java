/** Another resource than the requested one, by a filter or by a template. */
@NullMarked
package io.github.entrafilter.it.application.rewriting;

import org.jspecify.annotations.NullMarked;
