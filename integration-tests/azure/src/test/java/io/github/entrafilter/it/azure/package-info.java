/** The scripts, templates and pages that provision Azure, run against local Entra. */
@NullMarked
package io.github.entrafilter.it.azure;

import org.jspecify.annotations.NullMarked;
