/** The doctor's look into a WAR: what it declares, which endpoints the filter protects, and which gaps are left. */
@NullMarked
package io.github.entrafilter.doctor.war;

import org.jspecify.annotations.NullMarked;
