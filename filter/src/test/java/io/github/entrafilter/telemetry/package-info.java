@NullMarked
package io.github.entrafilter.telemetry;

import org.jspecify.annotations.NullMarked;
