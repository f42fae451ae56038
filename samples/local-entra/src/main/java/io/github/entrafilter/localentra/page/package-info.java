/**
 * The page for people: its files, and what it shows. It knows nothing of Entra, and is public only because packages
 * need it; {@link io.github.entrafilter.localentra.page.TokenDoctor} is for others to provide.
 */
@NullMarked
package io.github.entrafilter.localentra.page;

import org.jspecify.annotations.NullMarked;
