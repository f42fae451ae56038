/** What a release would consist of, looked at as its users would. */
@NullMarked
package io.github.entrafilter.it.packaging;

import org.jspecify.annotations.NullMarked;
