/** A program that calls the orders service with this machine's managed identity. */
@NullMarked
package io.github.entrafilter.ordersclient;

import org.jspecify.annotations.NullMarked;
