/**
 * The endpoints of Entra ID and of Azure's managed identities. Only
 * {@link io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour} is an API.
 */
@NullMarked
package io.github.entrafilter.localentra.endpoint;

import org.jspecify.annotations.NullMarked;
