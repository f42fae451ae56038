/**
 * The endpoints of Entra ID: metadata, keys and tokens. Only
 * {@link io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour} is an API.
 */
@NullMarked
package io.github.entrafilter.localentra.endpoint;

import org.jspecify.annotations.NullMarked;
