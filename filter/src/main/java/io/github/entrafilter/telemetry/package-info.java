/** Counters, and their export to OpenTelemetry and MicroProfile Metrics where the platform has them. */
@NullMarked
package io.github.entrafilter.telemetry;

import org.jspecify.annotations.NullMarked;
