package io.github.entrafilter.ordersclient;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * A response of the service.
 *
 * @param createdId the id in {@code Location}, if a resource was created
 */
record ServiceResponse(int status, String body, Optional<String> createdId) {

    static ServiceResponse of(HttpResponse<String> response) {
        Optional<String> createdId = response.headers()
                .firstValue("Location")
                .map(location -> URI.create(location).getRawPath())
                .map(path -> path.substring(path.lastIndexOf('/') + 1));
        return new ServiceResponse(response.statusCode(), response.body(), createdId);
    }
}
