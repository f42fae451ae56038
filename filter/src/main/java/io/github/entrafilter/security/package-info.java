/** The Jakarta Security adapter: makes the caller the container's caller, with {@code container-login}. */
@NullMarked
package io.github.entrafilter.security;

import org.jspecify.annotations.NullMarked;
