package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusal;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes refusals as Entra does: the standard members of RFC 6749, section 5.2, and five of its own.
 *
 * @param base the authority's address
 * @param clock tells the time of the refusal
 */
public record EntraErrors(URI base, Clock clock) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    Answer answer(EntraRefusal refusal) {
        EntraError error = refusal.error();
        String timestamp = TIMESTAMP.format(clock.instant());
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error.error());
        json.put("error_description", description(refusal, trace, correlation, timestamp));
        json.put("error_codes", List.of(error.code()));
        json.put("timestamp", timestamp);
        json.put("trace_id", trace);
        json.put("correlation_id", correlation);
        json.put("error_uri", base + "/error?code=" + error.code());
        return Answer.json(error.status(), json);
    }

    /** The message as it reaches those who see no JSON: with the traces in it. */
    String description(EntraRefusal refusal) {
        String trace = UUID.randomUUID().toString();
        return description(refusal, trace, UUID.randomUUID().toString(), TIMESTAMP.format(clock.instant()));
    }

    private static String description(EntraRefusal refusal, String trace, String correlation, String timestamp) {
        return refusal.message() + "\r\nTrace ID: " + trace + "\r\nCorrelation ID: " + correlation + "\r\nTimestamp: "
                + timestamp;
    }
}
