/** Tests of calls from an application in a container. */
@NullMarked
package io.github.entrafilter.it.outbound;

import org.jspecify.annotations.NullMarked;
