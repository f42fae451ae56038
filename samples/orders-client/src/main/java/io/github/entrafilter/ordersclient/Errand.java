package io.github.entrafilter.ordersclient;

import java.io.PrintStream;
import java.util.Set;

/** What the client has to do at the service: list the orders, place one, and try what only administrators may. */
final class Errand {

    private static final String ORDER = "{\"article\": \"tea\", \"quantity\": 2}";

    private final OrdersApi api;
    private final PrintStream out;

    Errand(OrdersApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void run() throws CallFailedException, UnexpectedAnswerException {
        tell("list the orders", api.list(), Set.of(200));
        Answer placed = tell("place an order", api.place(ORDER), Set.of(201));
        String id = placed.madeId()
                .orElseThrow(() -> new UnexpectedAnswerException("the answer does not say which order was placed"));
        // 204 for an identity that holds the role admin, 403 for one that does not: both are as they should be.
        tell("cancel that order", api.cancel(id), Set.of(204, 403));
    }

    private Answer tell(String task, Answer answer, Set<Integer> expected) throws UnexpectedAnswerException {
        out.printf("%-17s %d %s%n", task, answer.status(), answer.body().strip());
        if (!expected.contains(answer.status())) {
            throw new UnexpectedAnswerException("cannot " + task + ": the service answered " + answer.status());
        }
        return answer;
    }
}
