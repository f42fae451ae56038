package io.github.entrafilter.ordersclient;

import java.io.PrintStream;
import java.util.Set;

/** Lists the orders, places one, and tries to cancel it, which only administrators may. */
final class Command {

    private static final String ORDER = "{\"article\": \"tea\", \"quantity\": 2}";

    private final OrdersApi api;
    private final PrintStream out;

    Command(OrdersApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void run() throws CallFailedException, UnexpectedResponseException {
        run("list the orders", api.list(), Set.of(200));
        ServiceResponse placed = run("place an order", api.place(ORDER), Set.of(201));
        String id = placed.createdId()
                .orElseThrow(() -> new UnexpectedResponseException("the response to the new order has no Location"));
        // 204 for an identity with the role admin, 403 for one without: both are expected.
        run("cancel that order", api.cancel(id), Set.of(204, 403));
    }

    private ServiceResponse run(String task, ServiceResponse response, Set<Integer> expected)
            throws UnexpectedResponseException {
        out.printf("%-17s %d %s%n", task, response.status(), response.body().strip());
        if (!expected.contains(response.status())) {
            throw new UnexpectedResponseException(
                    "cannot " + task + ": the service responded with " + response.status());
        }
        return response;
    }
}
