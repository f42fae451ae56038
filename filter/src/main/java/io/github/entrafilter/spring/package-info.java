/** The Spring Boot adapter: starts the protection where an embedded container runs no initializers of JARs. */
@NullMarked
package io.github.entrafilter.spring;

import org.jspecify.annotations.NullMarked;
