package io.github.entrafilter.localaz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Local Entra, over HTTP.
 *
 * @param base its URL, without a slash at the end
 * @param recording records the requests
 */
record Service(String base, Recording recording) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode get(String path) throws AzException {
        return checked(send("GET", base + path, "", Map.of()));
    }

    /** Sends a request and returns the response; a missing node for an empty one. */
    JsonNode send(String method, String path, JsonNode body) throws AzException {
        return checked(send(method, base + path, body.toString(), Map.of("Content-Type", "application/json")));
    }

    JsonNode delete(String path) throws AzException {
        return checked(send("DELETE", base + path, "", Map.of()));
    }

    HttpResponse<String> send(String method, String uri, String body, Map<String, String> headers) throws AzException {
        if (!uri.startsWith(base + "/")) {
            throw AzException.refused("local-az sends requests only to local Entra at " + base + ", not to " + uri);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri.replace(" ", "%20")))
                .timeout(Duration.ofMinutes(1))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            recording.request(method, uri);
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw AzException.refused("Local Entra does not answer at " + base + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AzException.refused("Interrupted");
        }
    }

    private static JsonNode checked(HttpResponse<String> answer) throws AzException {
        JsonNode json = json(answer.body());
        if (answer.statusCode() < 300) {
            return json;
        }
        String message = json.path("error").path("message").asText(answer.body());
        throw answer.statusCode() == 404 ? AzException.notFound(message) : AzException.refused(message);
    }

    static JsonNode json(String text) throws AzException {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (IOException e) {
            throw AzException.misused("Failed to parse string as JSON:\n" + text);
        }
    }
}
