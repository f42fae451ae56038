package io.github.entrafilter.demo;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scenario of the demo, once all servers run. */
final class Scenario {

    private static final String IDENTITY = "orders-client";
    private static final String API = "orders";

    private final LocalEntraServer entra;
    private final OrdersService service;
    private final Console console;

    Scenario(LocalEntraServer entra, OrdersService service, Console console) {
        this.entra = entra;
        this.service = service;
        this.console = console;
    }

    /** Shows the claims of the client's token. */
    void showCaller() {
        console.chapter("The token of the managed identity " + IDENTITY);
        Claims.of(honest().mint()).lines().forEach(console::line);
    }

    /** Calls the service with valid and with defective tokens. */
    void tryTokens() throws DemoFailedException, InterruptedException {
        console.chapter("The responses of the filter");
        List<ScenarioStep> wrong = new ArrayList<>();
        for (ScenarioStep step : steps()) {
            ServiceResponse response = service.send(step);
            console.line(step.lineFor(response));
            if (!step.isMetBy(response)) {
                wrong.add(step);
            }
        }
        if (!wrong.isEmpty()) {
            throw new DemoFailedException(wrong.size() + " of the responses above are wrong");
        }
    }

    private List<ScenarioStep> steps() {
        Optional<String> none = Optional.empty();
        Optional<String> honest = Optional.of(honest().mint());
        Optional<String> expired = Optional.of(honest().expired().mint());
        Optional<String> flipped =
                Optional.of(honest().signedBy(TokenSignature.FLIPPED_BIT).mint());
        Optional<String> admin = Optional.of(entra.token("orders-admin", API).mint());
        return List.of(
                new ScenarioStep("GET", "/api/orders", honest, "requires consumer, which it has", 200, ""),
                new ScenarioStep("GET", "/admin", honest, "requires admin, which it lacks", 403, "role_missing"),
                new ScenarioStep("DELETE", "/api/orders/1", honest, "requires admin as well", 403, "role_missing"),
                new ScenarioStep("DELETE", "/api/orders/1", admin, "the identity orders-admin has it", 204, ""),
                new ScenarioStep("GET", "/api/orders", expired, "with an expired token", 401, "token_expired"),
                new ScenarioStep(
                        "GET", "/api/orders", flipped, "with a flipped bit in the signature", 401, "bad_signature"),
                new ScenarioStep("GET", "/api/orders", none, "without a token", 401, "no_token"),
                new ScenarioStep("GET", "/health", none, "without a token: a public path", 200, ""));
    }

    private TokenBuilder honest() {
        return entra.token(IDENTITY, API);
    }
}
