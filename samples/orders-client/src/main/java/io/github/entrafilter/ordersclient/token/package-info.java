/**
 * Access tokens: had from a managed identity, kept, and refreshed before they expire. Every form of the client uses
 * them.
 */
@NullMarked
package io.github.entrafilter.ordersclient.token;

import org.jspecify.annotations.NullMarked;
