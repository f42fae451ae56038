/** The client for Jakarta REST: one filter to register. */
@NullMarked
package io.github.entrafilter.ordersclient.jaxrs;

import org.jspecify.annotations.NullMarked;
