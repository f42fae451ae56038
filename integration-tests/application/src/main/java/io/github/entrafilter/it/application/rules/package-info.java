/**
 * Resources of an application that lists its classes: annotations that are inherited, overloaded and on sub-resources.
 * Below {@code fronted} web.xml maps a servlet filter, below {@code alone} none.
 */
@NullMarked
package io.github.entrafilter.it.application.rules;

import org.jspecify.annotations.NullMarked;
