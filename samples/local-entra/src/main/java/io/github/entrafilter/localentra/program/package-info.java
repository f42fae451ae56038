/** Local Entra as a program: command line, start and console output. */
@NullMarked
package io.github.entrafilter.localentra.program;

import org.jspecify.annotations.NullMarked;
