/** Pages that the container guards itself: it signs users in by OpenID Connect. */
@NullMarked
package io.github.entrafilter.it.application.desk;

import org.jspecify.annotations.NullMarked;
