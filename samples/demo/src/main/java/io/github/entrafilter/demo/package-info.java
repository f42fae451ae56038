/** All samples together, in a scenario on the console. */
@NullMarked
package io.github.entrafilter.demo;

import org.jspecify.annotations.NullMarked;
