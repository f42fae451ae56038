/** Jetty beyond the servlet API. */
@NullMarked
package io.github.entrafilter.servlet.jetty;

import org.jspecify.annotations.NullMarked;
