/** One request to the authority: its route, its TLS, and a response bounded in time and size. */
@NullMarked
package io.github.entrafilter.keys.network;

import org.jspecify.annotations.NullMarked;
