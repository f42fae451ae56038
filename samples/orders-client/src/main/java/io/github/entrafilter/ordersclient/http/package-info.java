/** The plain form: Java's own HTTP client, with a token in each request. */
@NullMarked
package io.github.entrafilter.ordersclient.http;

import org.jspecify.annotations.NullMarked;
