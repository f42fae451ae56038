/** What an owner wants to know later: who came first, who was refused, who was shut out. Never a token, no secret. */
@NullMarked
package io.github.entrafilter.audit;

import org.jspecify.annotations.NullMarked;
