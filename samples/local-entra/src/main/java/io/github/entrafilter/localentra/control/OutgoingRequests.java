package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.page.Check;
import io.github.entrafilter.localentra.page.TokenDoctor;
import java.util.List;

/** Whether requests for the page may make local Entra send requests itself. */
public enum OutgoingRequests {
    /** Requests to services of this machine, and for signing keys to its own authority. */
    ALLOWED,
    /** Other machines reach local Entra, and must not reach services of this machine through it. */
    OFF;

    private static final String EXPLANATION = "Local Entra sends no requests, because other machines can reach it";

    /** Returns the endpoint, or one that refuses all requests. */
    Endpoint guarded(Endpoint sender) {
        return this == ALLOWED ? sender : request -> Response.error(403, "forbidden", EXPLANATION);
    }

    /** Returns the services' checks, which fetch signing keys, or one that explains why they do not run. */
    List<TokenDoctor> doctors() {
        return this == ALLOWED
                ? TokenDoctor.all()
                : List.of((token, environment) -> List.of(Check.notRun("filter", EXPLANATION)));
    }
}
