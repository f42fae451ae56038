/** Other libraries that check the same token, each set up as its documentation says. */
@NullMarked
package io.github.entrafilter.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
