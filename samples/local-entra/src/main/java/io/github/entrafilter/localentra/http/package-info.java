/**
 * A small HTTP server on the loopback interface. Independent of Entra. Not an API: its classes are public for other
 * packages.
 */
@NullMarked
package io.github.entrafilter.localentra.http;

import org.jspecify.annotations.NullMarked;
