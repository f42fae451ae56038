package io.github.entrafilter.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The orders service, called by the demo. */
final class OrdersService {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final URI base;

    OrdersService(URI base) {
        this.base = base;
    }

    boolean isHealthy() throws InterruptedException {
        try {
            return send("GET", "/health", Optional.empty()).status() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    ServiceResponse send(ScenarioStep step) throws DemoFailedException, InterruptedException {
        try {
            return send(step.method(), step.path(), step.token());
        } catch (IOException e) {
            throw new DemoFailedException("the orders service no longer responds", e);
        }
    }

    private ServiceResponse send(String method, String path, Optional<String> token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, BodyPublishers.noBody())
                .header("Accept", "application/json")
                .timeout(TIMEOUT);
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new ServiceResponse(response.statusCode(), response.body());
    }
}
