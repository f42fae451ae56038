/**
 * A small HTTP server on the loopback interface: requests in, answers out. It knows nothing of Entra, and is public
 * only because packages need it: not an API.
 */
@NullMarked
package io.github.entrafilter.localentra.http;

import org.jspecify.annotations.NullMarked;
