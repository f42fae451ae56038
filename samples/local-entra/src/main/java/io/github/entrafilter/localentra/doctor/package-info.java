/** The filter's doctor, for the page. Only this package knows the filter, which may be missing. */
@NullMarked
package io.github.entrafilter.localentra.doctor;

import org.jspecify.annotations.NullMarked;
