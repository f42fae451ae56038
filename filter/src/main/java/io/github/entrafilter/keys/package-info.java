/**
 * Whose signatures count: the key sets that the authority publishes, fetched in the background and kept through
 * outages.
 */
@NullMarked
package io.github.entrafilter.keys;

import org.jspecify.annotations.NullMarked;
