@NullMarked
package io.github.entrafilter.ordersclient.microprofile;

import org.jspecify.annotations.NullMarked;
