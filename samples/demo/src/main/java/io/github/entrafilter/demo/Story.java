package io.github.entrafilter.demo;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenRecipe;
import io.github.entrafilter.localentra.issuing.TokenSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to see once everything runs. */
final class Story {

    private static final String IDENTITY = "orders-client";
    private static final String API = "orders";

    private final LocalEntraServer entra;
    private final OrdersService service;
    private final Narrator narrator;

    Story(LocalEntraServer entra, OrdersService service, Narrator narrator) {
        this.entra = entra;
        this.service = service;
        this.narrator = narrator;
    }

    /** What the token of the client says. */
    void showCaller() {
        narrator.chapter("Whose token that was: the managed identity " + IDENTITY + ", and what its token says");
        Claims.of(honest().mint()).lines().forEach(narrator::line);
    }

    /** Calls with good tokens and with bad ones. */
    void tryTokens() throws DemoFailedException, InterruptedException {
        narrator.chapter("What the filter makes of tokens");
        List<Trial> wrong = new ArrayList<>();
        for (Trial trial : trials()) {
            Answer answer = service.ask(trial);
            narrator.line(trial.lineFor(answer));
            if (!trial.isMetBy(answer)) {
                wrong.add(trial);
            }
        }
        if (!wrong.isEmpty()) {
            throw new DemoFailedException(wrong.size() + " of the answers above are not as they should be");
        }
    }

    private List<Trial> trials() {
        Optional<String> none = Optional.empty();
        Optional<String> honest = Optional.of(honest().mint());
        Optional<String> expired = Optional.of(honest().expired().mint());
        Optional<String> flipped =
                Optional.of(honest().signedBy(TokenSignature.FLIPPED_BIT).mint());
        Optional<String> admin = Optional.of(entra.token("orders-admin", API).mint());
        return List.of(
                new Trial("GET", "/api/orders", honest, "needs consumer, a role it holds", 200, ""),
                new Trial("GET", "/admin", honest, "needs admin, a role it does not hold", 403, "role_missing"),
                new Trial("DELETE", "/api/orders/1", honest, "needs admin, too", 403, "role_missing"),
                new Trial("DELETE", "/api/orders/1", admin, "the identity orders-admin holds it", 204, ""),
                new Trial("GET", "/api/orders", expired, "with an expired token", 401, "token_expired"),
                new Trial("GET", "/api/orders", flipped, "with a flipped bit in the signature", 401, "bad_signature"),
                new Trial("GET", "/api/orders", none, "without a token", 401, "no_token"),
                new Trial("GET", "/health", none, "without a token: a public path", 200, ""));
    }

    private TokenRecipe honest() {
        return entra.token(IDENTITY, API);
    }
}
