/** Local Entra as a program: its command line and console output. */
@NullMarked
package io.github.entrafilter.localentra.program;

import org.jspecify.annotations.NullMarked;
