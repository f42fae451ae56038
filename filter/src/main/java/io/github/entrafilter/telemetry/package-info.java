/** The adapter for OpenTelemetry: exports metrics and names callers in traces, where the platform has it. */
@NullMarked
package io.github.entrafilter.telemetry;

import org.jspecify.annotations.NullMarked;
