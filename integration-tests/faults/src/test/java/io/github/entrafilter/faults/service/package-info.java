/** The service under test: a servlet container with one protected application. */
@NullMarked
package io.github.entrafilter.faults.service;

import org.jspecify.annotations.NullMarked;
