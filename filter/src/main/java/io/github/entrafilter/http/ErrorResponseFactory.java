package io.github.entrafilter.http;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.json.JsonWriter;
import io.github.entrafilter.settings.ResponseSettings;
import io.github.entrafilter.settings.ResponseSettings.ErrorDetail;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Composes the response to each refused request: RFC 6750, section 3, RFC 9457, and Entra's claims challenge. A
 * response repeats nothing that the caller sent. Immutable.
 */
public final class ErrorResponseFactory {

    /** The page of the project's documentation that has a section for each reason: RFC 9457, section 3.1.1. */
    private static final String TYPE_BASE = "https://entrafilter.github.io/entra-filter/reasons#";

    /** A guess: the next judgement may fail as well. */
    private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(5);

    private final ResponseSettings settings;
    private final Optional<ResourceMetadata> metadata;
    private final ClaimsChallenge claims;

    /** A factory whose challenges point to this API's metadata, if it has any: RFC 9728, section 5.1. */
    public ErrorResponseFactory(
            ResponseSettings settings, Optional<ResourceMetadata> metadata, ClaimsChallenge claims) {
        this.settings = settings;
        this.metadata = metadata;
        this.claims = claims;
    }

    /** The response where protection is not in force. No Retry-After: only a new deployment helps. */
    public static PreparedResponse notInForce(List<String> accept) {
        return compose(
                Status.UNAVAILABLE, new LinkedHashMap<>(), Reason.PROTECTION_NOT_IN_FORCE, accept, ErrorDetail.FULL);
    }

    /** An example of the response with a reason, for descriptions of an API; without headers of a certain request. */
    public static PreparedResponse example(Reason reason) {
        List<String> accept = List.of("application/json");
        return compose(Status.of(reason.category()), new LinkedHashMap<>(), reason, accept, ErrorDetail.TERSE);
    }

    /**
     * The response to a refused request.
     *
     * @param request may prefer a media type; if its headers cannot be read, it has no preference
     * @param keysRetryAfter the value of Retry-After if signing keys are unavailable
     */
    public PreparedResponse to(Refusal refusal, IncomingRequest request, Duration keysRetryAfter) {
        return to(refusal, acceptOf(request), keysRetryAfter);
    }

    private static List<String> acceptOf(IncomingRequest request) {
        try {
            return request.header("Accept");
        } catch (RuntimeException | Error e) {
            return List.of();
        }
    }

    /** @param accept all values of the request's Accept header */
    PreparedResponse to(Refusal refusal, List<String> accept, Duration keysRetryAfter) {
        Reason reason = refusal.reason();
        Status status = Status.of(reason.category());
        Map<String, String> headers = new LinkedHashMap<>();
        if (status == Status.UNAVAILABLE) {
            Duration time = reason == Reason.JUDGEMENT_FAILED ? RETRY_AFTER_FAILURE : keysRetryAfter;
            headers.put("Retry-After", wholeSeconds(time));
        } else {
            headers.put("WWW-Authenticate", challenge(status, refusal));
        }
        return compose(status, headers, reason, accept, settings.errorDetail());
    }

    private static PreparedResponse compose(
            Status status, Map<String, String> headers, Reason reason, List<String> accept, ErrorDetail detail) {
        boolean json = Accept.prefersJson(accept);
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Type", json ? "application/problem+json" : "text/plain;charset=UTF-8");
        String body = json ? problem(status, reason, detail) : line(status, reason, detail);
        return new PreparedResponse(status.code, Collections.unmodifiableMap(headers), body);
    }

    /** Rounded up to a second at least, so that a retry is not too early. */
    private static String wholeSeconds(Duration time) {
        return Long.toString(Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    private String challenge(Status status, Refusal refusal) {
        StringJoiner parameters = new StringJoiner(", ");
        if (settings.realm().isPresent()) {
            parameters.add(parameter("realm", settings.realm().get()));
        }
        if (metadata.isPresent()) {
            parameters.add(
                    parameter("resource_metadata", metadata.get().location().toString()));
            Optional<String> scope = metadata.get().scope();
            if (scope.isPresent() && needsScope(status, refusal)) {
                parameters.add(parameter("scope", scope.get()));
            }
        }
        // RFC 6750, section 3.1: no error code where no token was sent.
        if (!status.error.isEmpty()) {
            parameters.add(parameter("error", status.error));
            if (settings.errorDetail() == ErrorDetail.FULL) {
                parameters.add(parameter("error_description", refusal.reason().sentence()));
            }
            refusal.newerThan()
                    .ifPresent(time -> claims.requestNewerThan(time)
                            .forEach((name, value) -> parameters.add(parameter(name, value))));
        }
        return parameters.length() == 0 ? "Bearer" : "Bearer " + parameters;
    }

    /** Whether a token with another scope would help: RFC 6750, section 3. A missing app role is no scope. */
    private static boolean needsScope(Status status, Refusal refusal) {
        return status == Status.UNAUTHENTICATED
                || status == Status.INVALID_TOKEN
                || refusal.reason() == Reason.SCOPE_MISSING;
    }

    private static String parameter(String name, String value) {
        return name + "=\"" + value + "\"";
    }

    private static String problem(Status status, Reason reason, ErrorDetail detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPE_BASE + reason.stableName());
        members.put("title", status.title);
        members.put("status", status.code);
        if (detail == ErrorDetail.FULL) {
            members.put("detail", reason.sentence());
        }
        members.put("reason", reason.stableName());
        return JsonWriter.write(members);
    }

    private static String line(Status status, Reason reason, ErrorDetail detail) {
        String sentence = detail == ErrorDetail.FULL ? ": " + reason.sentence() : "";
        return status.code + " " + status.title + " (" + reason.stableName() + ")" + sentence + "\n";
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
