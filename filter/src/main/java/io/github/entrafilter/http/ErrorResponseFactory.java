package io.github.entrafilter.http;

import io.github.entrafilter.settings.ResponseSettings;
import io.github.entrafilter.settings.ErrorDetail;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The one place that words the answers to callers who are turned away: RFC 6750, section 3, RFC 9457, and Entra's
 * claims challenge. Nothing that the caller sent goes into them.
 */
public final class ErrorResponseFactory {

    /** Whether the next judgement fails, too, is not known. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final ResponseSettings settings;
    private final Optional<URI> metadata;
    private final ClaimsChallenge claims;

    /** ErrorResponseFactory that point to this API's metadata (RFC 9728, section 5.1), where it has some. */
    public ErrorResponseFactory(ResponseSettings settings, Optional<URI> metadata, ClaimsChallenge claims) {
        this.settings = settings;
        this.metadata = metadata;
        this.claims = claims;
    }

    /**
     * The answer.
     *
     * @param accept all values of the request's Accept header
     * @param keysRetryAfter when to come back, where signing keys are unavailable
     */
    public PreparedResponse to(Refusal refusal, List<String> accept, Duration keysRetryAfter) {
        Reason reason = refusal.reason();
        Status status = Status.of(reason.category());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        if (status == Status.UNAVAILABLE) {
            headers.put("Retry-After", seconds(reason == Reason.KEYS_UNAVAILABLE ? keysRetryAfter : AFTER_FAILURE));
        } else {
            headers.put("WWW-Authenticate", challenge(status, refusal));
        }
        boolean json = Accept.prefersJson(accept);
        headers.put("Content-Type", json ? "application/problem+json" : "text/plain;charset=UTF-8");
        String body = json ? problem(status, reason) : text(status, reason);
        return new PreparedResponse(status.code, Collections.unmodifiableMap(headers), body);
    }

    /** Rounded up, so that it comes true: a second at least. */
    private static String seconds(Duration time) {
        return Long.toString(Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    private String challenge(Status status, Refusal refusal) {
        StringJoiner parameters = new StringJoiner(", ");
        settings.realm().ifPresent(realm -> parameters.add(parameter("realm", realm)));
        metadata.ifPresent(location -> parameters.add(parameter("resource_metadata", location.toString())));
        // RFC 6750, section 3.1: no error code where no token was sent.
        if (!status.error.isEmpty()) {
            parameters.add(parameter("error", status.error));
            if (settings.errorDetail() == ErrorDetail.FULL) {
                parameters.add(parameter("error_description", refusal.reason().sentence()));
            }
            refusal.newerThan()
                    .ifPresent(time -> claims.askForNewerThan(time)
                            .forEach((name, value) -> parameters.add(parameter(name, value))));
        }
        return parameters.length() == 0 ? "Bearer" : "Bearer " + parameters;
    }

    private static String parameter(String name, String value) {
        return name + "=\"" + value + "\"";
    }

    private String problem(Status status, Reason reason) {
        String detail = settings.errorDetail() == ErrorDetail.FULL ? ",\"detail\":\"" + reason.sentence() + "\"" : "";
        return "{\"title\":\"" + status.title + "\",\"status\":" + status.code + detail + ",\"reason\":\""
                + reason.stableName() + "\"}";
    }

    private String text(Status status, Reason reason) {
        String detail = settings.errorDetail() == ErrorDetail.FULL ? ": " + reason.sentence() : "";
        return status.code + " " + status.title + " (" + reason.stableName() + ")" + detail + "\n";
    }

    /** The status and the error code of RFC 6750, section 3.1, for each kind of refusal. */
    private enum Status {
        UNAUTHENTICATED(401, "Unauthorized", ""),
        INVALID_REQUEST(400, "Bad Request", "invalid_request"),
        INVALID_TOKEN(401, "Unauthorized", "invalid_token"),
        INSUFFICIENT_CLAIMS(401, "Unauthorized", "insufficient_claims"),
        INSUFFICIENT_SCOPE(403, "Forbidden", "insufficient_scope"),
        UNAVAILABLE(503, "Service Unavailable", "");

        private final int code;
        private final String title;
        private final String error;

        Status(int code, String title, String error) {
            this.code = code;
            this.title = title;
            this.error = error;
        }

        private static Status of(Reason.Category category) {
            return switch (category) {
                case NO_CREDENTIALS -> UNAUTHENTICATED;
                case INVALID_REQUEST -> INVALID_REQUEST;
                case INVALID_TOKEN -> INVALID_TOKEN;
                case INSUFFICIENT_CLAIMS -> INSUFFICIENT_CLAIMS;
                case INSUFFICIENT_SCOPE -> INSUFFICIENT_SCOPE;
                case UNAVAILABLE -> UNAVAILABLE;
            };
        }
    }
}
