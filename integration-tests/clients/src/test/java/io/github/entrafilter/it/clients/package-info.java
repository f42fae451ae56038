/**
 * Microsoft's client libraries against the orders service. {@code ClientsIT} has the table; {@code CallingProgram} runs
 * in processes of its own, because the libraries read the environment.
 */
@NullMarked
package io.github.entrafilter.it.clients;

import org.jspecify.annotations.NullMarked;
