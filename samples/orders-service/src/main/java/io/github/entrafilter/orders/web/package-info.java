/** The servlets. They need only a servlet container. */
@NullMarked
package io.github.entrafilter.orders.web;

import org.jspecify.annotations.NullMarked;
