/** The filter's doctor, for the page. The filter is optional. */
@NullMarked
package io.github.entrafilter.localentra.doctor;

import org.jspecify.annotations.NullMarked;
