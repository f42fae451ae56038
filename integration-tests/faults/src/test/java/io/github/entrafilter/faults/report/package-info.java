/** What a scenario has shown. */
@NullMarked
package io.github.entrafilter.faults.report;

import org.jspecify.annotations.NullMarked;
