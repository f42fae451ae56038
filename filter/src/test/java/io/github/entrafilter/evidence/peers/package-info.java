/** Defects that other filters for such tokens have or had: one test for each, so that none of them becomes ours. */
@NullMarked
package io.github.entrafilter.evidence.peers;

import org.jspecify.annotations.NullMarked;
