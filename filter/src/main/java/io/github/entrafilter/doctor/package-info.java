/** The doctor: a program that explains a verdict, or a configuration, to its owner. */
@NullMarked
package io.github.entrafilter.doctor;

import org.jspecify.annotations.NullMarked;
