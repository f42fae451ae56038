package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.endpoint.KeyEndpointState;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
import io.github.entrafilter.localentra.keys.KeyRing;
import io.github.entrafilter.localentra.keys.RsaSigningKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Rotates and withdraws keys over HTTP, and breaks the discovery and key endpoints.
 *
 * @param ring the keys of this cloud
 * @param endpoints the behaviour of the endpoints that publish them
 */
public record KeyControl(KeyRing ring, KeyEndpointState endpoints) {

    private static final Map<String, Supplier<KeyEndpointBehaviour>> BEHAVIOURS = Map.of(
            "healthy", KeyEndpointBehaviour::healthy,
            "not-json", KeyEndpointBehaviour::notJson,
            "empty", KeyEndpointBehaviour::emptyKeySet,
            "another-tenant", KeyEndpointBehaviour::keysOfAnotherTenant,
            "weak-key-too", KeyEndpointBehaviour::weakKeyToo);

    static final String USAGE = "?response= must be healthy, not-json, empty, another-tenant, weak-key-too, an HTTP "
            + "status like 503, or a delay like PT3S";

    Response state(Request request) {
        JsonBuilder json = JsonBuilder.object()
                .with(
                        "published",
                        ring.published().stream().map(RsaSigningKey::keyId).toList())
                .with("endpoint", endpoints.isHealthy() ? "up" : "down")
                .with("fetches", endpoints.fetches());
        return Response.json(200, json);
    }

    Response rotate(Request request) {
        ring.rotate();
        return published();
    }

    Response withdraw(Request request) {
        try {
            ring.withdrawOldest();
            return published();
        } catch (IllegalStateException e) {
            return Response.error(409, "conflict", String.valueOf(e.getMessage()));
        }
    }

    Response behave(Request request) throws MalformedRequestException {
        String response = request.query()
                .value("response")
                .or(() -> request.form().value("response"))
                .orElse("");
        endpoints.behave(behaviour(response));
        return Response.text(200, "Responses of the discovery and key endpoints: " + response + "\n");
    }

    private static KeyEndpointBehaviour behaviour(String response) throws MalformedRequestException {
        Supplier<KeyEndpointBehaviour> named = BEHAVIOURS.get(response);
        if (named != null) {
            return named.get();
        }
        try {
            return response.matches("\\d{3}")
                    ? KeyEndpointBehaviour.status(Integer.parseInt(response))
                    : KeyEndpointBehaviour.slow(Duration.parse(response));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedRequestException(USAGE);
        }
    }

    private Response published() {
        StringBuilder lines = new StringBuilder("Published keys, the oldest first; the last one signs:\n");
        ring.published().forEach(key -> lines.append(key.keyId()).append('\n'));
        return Response.text(200, lines.toString());
    }
}
