package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.endpoint.KeyEndpoints;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.keys.KeyRing;
import io.github.entrafilter.localentra.keys.SigningKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lets people turn and spoil the keys over HTTP.
 *
 * @param ring the keys of this cloud
 * @param endpoints where they are published
 */
record KeyControl(KeyRing ring, KeyEndpoints endpoints) {

    private static final Map<String, Supplier<KeyEndpointBehaviour>> BEHAVIOURS = Map.of(
            "healthy", KeyEndpointBehaviour::healthy,
            "not-json", KeyEndpointBehaviour::notJson,
            "empty", KeyEndpointBehaviour::emptyKeySet,
            "another-tenant", KeyEndpointBehaviour::keysOfAnotherTenant,
            "weak-key-too", KeyEndpointBehaviour::weakKeyToo);

    static final String USAGE = "?answer= takes healthy, not-json, empty, another-tenant, weak-key-too, an HTTP status "
            + "like 503, or a delay like PT3S";

    Answer state(Request request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("published", ring.published().stream().map(SigningKey::keyId).toList());
        json.put("endpoint", endpoints.areHealthy() ? "up" : "down");
        json.put("fetches", endpoints.fetches());
        return Answer.json(200, json);
    }

    Answer rotate(Request request) {
        ring.rotate();
        return published();
    }

    Answer withdraw(Request request) {
        try {
            ring.withdrawOldest();
            return published();
        } catch (IllegalStateException e) {
            return Answer.error(409, "conflict", String.valueOf(e.getMessage()));
        }
    }

    Answer behave(Request request) throws MalformedRequestException {
        String answer = request.query()
                .value("answer")
                .or(() -> request.form().value("answer"))
                .orElse("");
        endpoints.behave(behaviour(answer));
        return Answer.text(200, "The discovery and key endpoints answer: " + answer + "\n");
    }

    private static KeyEndpointBehaviour behaviour(String answer) throws MalformedRequestException {
        Supplier<KeyEndpointBehaviour> named = BEHAVIOURS.get(answer);
        if (named != null) {
            return named.get();
        }
        try {
            return answer.matches("\\d{3}")
                    ? KeyEndpointBehaviour.status(Integer.parseInt(answer))
                    : KeyEndpointBehaviour.slow(Duration.parse(answer));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedRequestException(USAGE);
        }
    }

    private Answer published() {
        StringBuilder lines = new StringBuilder("Published, the oldest first; the last one signs:\n");
        ring.published().forEach(key -> lines.append(key.keyId()).append('\n'));
        return Answer.text(200, lines.toString());
    }
}
