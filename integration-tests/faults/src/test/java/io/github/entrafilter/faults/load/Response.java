package io.github.entrafilter.faults.load;

/**
 * What callers look at in an answer.
 *
 * @param saysWhenToRetry whether it has a {@code Retry-After}, of a second at least
 */
record Response(int status, boolean saysWhenToRetry) {}
