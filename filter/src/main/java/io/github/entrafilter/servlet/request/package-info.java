/** A servlet request as the decision sees it, and as the application sees it afterwards. */
@NullMarked
package io.github.entrafilter.servlet.request;

import org.jspecify.annotations.NullMarked;
