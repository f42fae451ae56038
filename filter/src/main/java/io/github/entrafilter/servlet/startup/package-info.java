/** The start of an application: registers the filters, checks that they protect it, and reports what they protect. */
@NullMarked
package io.github.entrafilter.servlet.startup;

import org.jspecify.annotations.NullMarked;
