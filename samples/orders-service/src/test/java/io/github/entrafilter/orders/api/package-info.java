@NullMarked
package io.github.entrafilter.orders.api;

import org.jspecify.annotations.NullMarked;
