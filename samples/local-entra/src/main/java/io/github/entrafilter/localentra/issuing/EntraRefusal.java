package io.github.entrafilter.localentra.issuing;

/**
 * Entra's no to one request.
 *
 * @param error which one
 * @param message what Entra says, from AADSTS to the full stop
 */
public record EntraRefusal(EntraError error, String message) {}
