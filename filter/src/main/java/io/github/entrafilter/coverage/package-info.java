/** The coverage of an application by its filters: endpoints, filters, the table of both, and the web.xml behind it. */
@NullMarked
package io.github.entrafilter.coverage;

import org.jspecify.annotations.NullMarked;
