package io.github.entrafilter.ordersclient;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * An answer of the service.
 *
 * @param madeId the id of what was made, if something was
 */
record Answer(int status, String body, Optional<String> madeId) {

    static Answer of(HttpResponse<String> response) {
        Optional<String> madeId = response.headers()
                .firstValue("Location")
                .map(location -> URI.create(location).getRawPath())
                .map(path -> path.substring(path.lastIndexOf('/') + 1));
        return new Answer(response.statusCode(), response.body(), madeId);
    }
}
