@NullMarked
package io.github.entrafilter.ordersclient;

import org.jspecify.annotations.NullMarked;
