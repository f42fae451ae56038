/** JSON objects: one builder for all that local Entra writes, and one reader for the directory file. */
@NullMarked
package io.github.entrafilter.localentra.json;

import org.jspecify.annotations.NullMarked;
