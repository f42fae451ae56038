/** Servlets that write the caller that they see, wherever the container sends a request. */
@NullMarked
package io.github.entrafilter.it.application.dispatch;

import org.jspecify.annotations.NullMarked;
