/** The client for Java's own HTTP client. */
@NullMarked
package io.github.entrafilter.ordersclient.http;

import org.jspecify.annotations.NullMarked;
