/** The audit trail: first calls, refusals and revocations. Holds no token and no secret. */
@NullMarked
package io.github.entrafilter.audit;

import org.jspecify.annotations.NullMarked;
