@NullMarked
package io.github.entrafilter.ordersclient.http;

import org.jspecify.annotations.NullMarked;
