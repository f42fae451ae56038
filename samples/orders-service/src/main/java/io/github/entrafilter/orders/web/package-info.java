/** The servlets. They need a servlet container and nothing else. */
@NullMarked
package io.github.entrafilter.orders.web;

import org.jspecify.annotations.NullMarked;
