/** Evidence beyond the specification: published test data, defects of peers, injected errors and fuzzing. */
package io.github.entrafilter.evidence;
