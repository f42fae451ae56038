/** The service under test: a servlet container with the filter in front of everything. */
@NullMarked
package io.github.entrafilter.faults.service;

import org.jspecify.annotations.NullMarked;
