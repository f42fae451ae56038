/**
 * The few resources of Microsoft Graph that register an API and give its roles away: applications, service principals
 * and app role assignments, with Graph's checks and in Graph's words. It knows nothing of tokens, and is public only
 * because packages need it: not an API.
 */
@NullMarked
package io.github.entrafilter.localentra.graph;

import org.jspecify.annotations.NullMarked;
