package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusal;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * Writes error responses as Entra does: with the members of RFC 6749, section 5.2, and five of its own.
 *
 * @param base the authority's address
 * @param clock the current time
 */
public record EntraErrorWriter(URI base, Clock clock) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    Response response(EntraRefusal refusal) {
        EntraError error = refusal.error();
        String timestamp = TIMESTAMP.format(clock.instant());
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        JsonBuilder json = JsonBuilder.object()
                .with("error", error.error())
                .with("error_description", description(refusal, trace, correlation, timestamp))
                .with("error_codes", List.of(error.code()))
                .with("timestamp", timestamp)
                .with("trace_id", trace)
                .with("correlation_id", correlation)
                .with("error_uri", base + "/error?code=" + error.code());
        return Response.json(error.status(), json);
    }

    /** Returns the message with its trace ids, as in {@code error_description}. */
    public String description(EntraRefusal refusal) {
        String trace = UUID.randomUUID().toString();
        return description(refusal, trace, UUID.randomUUID().toString(), TIMESTAMP.format(clock.instant()));
    }

    private static String description(EntraRefusal refusal, String trace, String correlation, String timestamp) {
        return refusal.message() + "\r\nTrace ID: " + trace + "\r\nCorrelation ID: " + correlation + "\r\nTimestamp: "
                + timestamp;
    }
}
