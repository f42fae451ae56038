/** The filter among the dependencies of a Spring Boot application. */
@NullMarked
package io.github.entrafilter.it.spring;

import org.jspecify.annotations.NullMarked;
