/** WebSocket endpoints. */
@NullMarked
package io.github.entrafilter.it.application.socket;

import org.jspecify.annotations.NullMarked;
