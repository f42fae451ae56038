package io.github.entrafilter.http;

import java.util.Map;

/**
 * A complete response, which an adapter sends as it is.
 *
 * @param headers in the order to send them in
 * @param body in UTF-8
 */
public record PreparedResponse(int status, Map<String, String> headers, String body) {}
