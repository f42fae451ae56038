/** The keys that sign tokens: published by the authority, fetched in the background and kept through outages. */
@NullMarked
package io.github.entrafilter.keys;

import org.jspecify.annotations.NullMarked;
