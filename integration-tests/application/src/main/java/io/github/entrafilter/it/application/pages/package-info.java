/** Pages, uploads and sessions, with filters of the application before and after ours. */
@NullMarked
package io.github.entrafilter.it.application.pages;

import org.jspecify.annotations.NullMarked;
