/**
 * Calls services as a managed identity: access tokens by azure-identity, cached and refreshed before they expire, for
 * {@code java.net.http}, Jakarta REST and MicroProfile REST Client.
 */
@NullMarked
package io.github.entrafilter.client;

import org.jspecify.annotations.NullMarked;
