@NullMarked
package io.github.entrafilter.doctor.war;

import org.jspecify.annotations.NullMarked;
