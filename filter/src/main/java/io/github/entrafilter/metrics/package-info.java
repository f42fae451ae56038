/** What is counted, and where exporters read it. Counting allocates nothing and takes no lock. */
@NullMarked
package io.github.entrafilter.metrics;

import org.jspecify.annotations.NullMarked;
