@NullMarked
package io.github.entrafilter.ordersclient.jaxrs;

import org.jspecify.annotations.NullMarked;
