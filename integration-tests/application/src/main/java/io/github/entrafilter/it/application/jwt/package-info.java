/** Resources that the container guards itself, by MicroProfile JWT. */
@NullMarked
package io.github.entrafilter.it.application.jwt;

import org.jspecify.annotations.NullMarked;
