@NullMarked
package io.github.entrafilter.orders.web;

import org.jspecify.annotations.NullMarked;
