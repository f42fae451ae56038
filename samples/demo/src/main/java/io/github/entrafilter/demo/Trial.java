package io.github.entrafilter.demo;

import java.util.Optional;

/**
 * A request to the orders service, and the answer that is right.
 *
 * @param method of HTTP
 * @param path within the service
 * @param token to call with; none if empty
 * @param described what is special about the request, for the reader
 * @param status the right status
 * @param reason the right reason of a refusal; empty if the caller is let in
 */
record Trial(String method, String path, Optional<String> token, String described, int status, String reason) {

    boolean isMetBy(Answer answer) {
        return answer.status() == status && answer.reason().equals(reason);
    }

    /** One line: the request, the answer, and what it should have been if it is another. */
    String lineFor(Answer answer) {
        String line = "%-6s %-13s %-38s %d %s".formatted(method, path, described, answer.status(), answer.reason());
        return isMetBy(answer) ? line.stripTrailing() : line + "   WRONG: " + status + " " + reason + " was expected";
    }
}
