/** An Arquillian adapter for servers that run in the JVM of the tests. */
@NullMarked
package io.github.entrafilter.it.embedded;

import org.jspecify.annotations.NullMarked;
