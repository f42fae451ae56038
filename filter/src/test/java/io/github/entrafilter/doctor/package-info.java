@NullMarked
package io.github.entrafilter.doctor;

import org.jspecify.annotations.NullMarked;
