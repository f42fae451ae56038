/** Apache TomEE. */
@NullMarked
package io.github.entrafilter.it.tomee;

import org.jspecify.annotations.NullMarked;
