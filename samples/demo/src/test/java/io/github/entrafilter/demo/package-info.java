@NullMarked
package io.github.entrafilter.demo;

import org.jspecify.annotations.NullMarked;
