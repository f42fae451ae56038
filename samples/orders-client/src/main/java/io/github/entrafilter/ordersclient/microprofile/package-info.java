/** The client for MicroProfile REST Client: one interface. */
@NullMarked
package io.github.entrafilter.ordersclient.microprofile;

import org.jspecify.annotations.NullMarked;
