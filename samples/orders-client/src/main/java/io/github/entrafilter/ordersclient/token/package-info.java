/**
 * Access tokens of a managed identity: fetched, cached, and refreshed before they expire. All forms of the client use
 * this package.
 */
@NullMarked
package io.github.entrafilter.ordersclient.token;

import org.jspecify.annotations.NullMarked;
