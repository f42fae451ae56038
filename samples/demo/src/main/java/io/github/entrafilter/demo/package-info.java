/** The samples running together, with a story to follow. */
@NullMarked
package io.github.entrafilter.demo;

import org.jspecify.annotations.NullMarked;
