/** A library that adds a filter in code, ahead of the filters of web.xml. */
@NullMarked
package io.github.entrafilter.it.application.library;

import org.jspecify.annotations.NullMarked;
