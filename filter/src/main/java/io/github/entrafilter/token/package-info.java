/**
 * The judgement: a bearer token, the policy, the published keys and the time in; a verdict out. Pure: no I/O, no
 * container.
 */
@NullMarked
package io.github.entrafilter.token;

import org.jspecify.annotations.NullMarked;
