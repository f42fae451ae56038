package io.github.entrafilter.demo;

import java.util.Optional;

/**
 * A request to the orders service, with the expected response.
 *
 * @param method the HTTP method
 * @param path the path within the service
 * @param token the token; empty for an anonymous request
 * @param description the purpose of the request
 * @param status the expected status
 * @param reason the expected reason of a refusal; empty for success
 */
record ScenarioStep(String method, String path, Optional<String> token, String description, int status, String reason) {

    boolean isMetBy(ServiceResponse response) {
        return response.status() == status && response.reason().equals(reason);
    }

    /** Returns one line: the request, the response, and the expected one if it differs. */
    String lineFor(ServiceResponse response) {
        String line =
                "%-6s %-13s %-38s %d %s".formatted(method, path, description, response.status(), response.reason());
        return isMetBy(response) ? line.stripTrailing() : line + "   WRONG: expected " + status + " " + reason;
    }
}
