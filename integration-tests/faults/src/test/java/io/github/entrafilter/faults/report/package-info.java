/** The results of the scenarios, as a table. */
@NullMarked
package io.github.entrafilter.faults.report;

import org.jspecify.annotations.NullMarked;
