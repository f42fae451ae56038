package io.github.entrafilter.localentra;

/**
 * Entra's no to one request.
 *
 * @param error which one
 * @param message what Entra says, from AADSTS to the full stop
 */
record EntraRefusal(EntraError error, String message) {}
