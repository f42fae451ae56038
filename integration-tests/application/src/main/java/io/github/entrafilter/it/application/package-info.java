/** Classes that the suite adds to the WAR under test. */
@NullMarked
package io.github.entrafilter.it.application;

import org.jspecify.annotations.NullMarked;
