/**
 * Development without settings: local Entra starts with the application, and the filter trusts it. Only the property
 * {@code local-entra.enabled} turns this on. Called by containers; not an API.
 */
@NullMarked
package io.github.entrafilter.localentra.development;

import org.jspecify.annotations.NullMarked;
