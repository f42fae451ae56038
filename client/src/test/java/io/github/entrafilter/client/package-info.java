@NullMarked
package io.github.entrafilter.client;

import org.jspecify.annotations.NullMarked;
