/** The doctor: a program that explains the verdict on a token, settings, or what a WAR protects. */
@NullMarked
package io.github.entrafilter.doctor;

import org.jspecify.annotations.NullMarked;
