package io.github.entrafilter.faults.load;

import java.time.Duration;

/**
 * The parts of a response that callers look at.
 *
 * @param retryAfter the delay of {@code Retry-After}; zero where there is none
 */
record Response(int status, Duration retryAfter) {}
