package io.github.entrafilter.settings;

import java.net.URI;
import java.util.Optional;

/**
 * What the answers to refused callers say besides the reason.
 *
 * @param resourceUrl this API's public URL, for the metadata of RFC 9728
 */
public record ResponseSettings(Optional<String> realm, Optional<URI> resourceUrl, ErrorDetail errorDetail) {}
