/**
 * Microsoft Graph, as far as registering an API and assigning its roles needs it: applications, service principals and
 * app role assignments, with Graph's checks and error messages; and Azure Resource Manager. Not an API: its classes are
 * public for other packages.
 */
@NullMarked
package io.github.entrafilter.localentra.graph;

import org.jspecify.annotations.NullMarked;
