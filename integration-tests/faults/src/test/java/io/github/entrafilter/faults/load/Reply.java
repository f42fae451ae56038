package io.github.entrafilter.faults.load;

import java.net.http.HttpResponse;

/** What callers look at in an answer. */
record Reply(int status, boolean saysWhenToRetry) {

    static Reply of(HttpResponse<?> response) {
        boolean retry = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[1-9][0-9]*"))
                .isPresent();
        return new Reply(response.statusCode(), retry);
    }
}
