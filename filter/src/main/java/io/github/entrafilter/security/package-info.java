/** The adapter to Jakarta Security: tells the container who calls, where the application asks for it. */
@NullMarked
package io.github.entrafilter.security;

import org.jspecify.annotations.NullMarked;
