/**
 * Client libraries that are not ours: Microsoft's against the orders service, and the MCP client against the MCP
 * server. {@code ClientsIT} has the table; {@code CallingProgram} runs in processes of its own, because the libraries
 * read the environment.
 */
@NullMarked
package io.github.entrafilter.it.clients;

import org.jspecify.annotations.NullMarked;
