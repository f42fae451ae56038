/** The signing keys: those in the JAR, which of them are published, and how each of them signs. */
@NullMarked
package io.github.entrafilter.localentra.keys;

import org.jspecify.annotations.NullMarked;
