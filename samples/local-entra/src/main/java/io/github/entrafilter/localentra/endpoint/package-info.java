/**
 * The endpoints of Entra ID and of Azure's managed identities. API is
 * {@link io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour}.
 */
@NullMarked
package io.github.entrafilter.localentra.endpoint;

import org.jspecify.annotations.NullMarked;
