@NullMarked
package io.github.entrafilter.ordersclient.token;

import org.jspecify.annotations.NullMarked;
