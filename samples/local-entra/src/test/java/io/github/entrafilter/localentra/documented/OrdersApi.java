package io.github.entrafilter.localentra.documented;

import io.github.entrafilter.doctor.TokenDiagnosisService;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.localentra.LocalEntraServer;

/** The API {@code orders} behind the filter, which the comments of the documentation speak of. */
final class OrdersApi {

    private OrdersApi() {}

    /** The status of its response to a request with this token, and the reason if that is refused. */
    static String responseTo(String token, LocalEntraServer entra) {
        return TokenDiagnosisService.under(entra.environmentForApi("orders")).on(token).stream()
                .flatMap(check -> check.reason().stream())
                .findFirst()
                .map(reason -> ErrorResponseFactory.example(reason).status() + " " + reason.stableName())
                .orElse("200");
    }
}
