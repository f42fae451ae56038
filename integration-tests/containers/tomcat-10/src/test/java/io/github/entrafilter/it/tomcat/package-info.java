/** Apache Tomcat. */
@NullMarked
package io.github.entrafilter.it.tomcat;

import org.jspecify.annotations.NullMarked;
