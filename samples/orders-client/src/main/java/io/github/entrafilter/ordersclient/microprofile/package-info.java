/** The client for MicroProfile REST Client: an interface, and the filter that it registers. */
@NullMarked
package io.github.entrafilter.ordersclient.microprofile;

import org.jspecify.annotations.NullMarked;
