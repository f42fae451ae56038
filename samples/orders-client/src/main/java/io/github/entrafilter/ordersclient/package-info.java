/** A program that calls the orders service with the managed identity of the machine it runs on. */
@NullMarked
package io.github.entrafilter.ordersclient;

import org.jspecify.annotations.NullMarked;
