/**
 * What clients prove with who they are, apart from secrets, and what the stand-in proves with that it is itself:
 * certificates and the tokens of a pretend cluster. All of it is made while the stand-in runs, and nothing is kept. It
 * knows no directory, and is public only because packages need it: not an API.
 */
@NullMarked
package io.github.entrafilter.localentra.credentials;

import org.jspecify.annotations.NullMarked;
