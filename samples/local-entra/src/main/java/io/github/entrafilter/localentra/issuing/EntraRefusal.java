package io.github.entrafilter.localentra.issuing;

/**
 * One refused request.
 *
 * @param error the error
 * @param message Entra's message, from AADSTS to the full stop
 */
public record EntraRefusal(EntraError error, String message) {}
