package io.github.entrafilter.it;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A caller, and how the application's servlets describe it.
 *
 * @param line as they see it, whole
 */
record KnownCaller(String token, String line) {

    /** The description of an anonymous caller. */
    static final String NOBODY = "null null null false\n";

    /** The name of its principal. */
    String name() {
        return line.substring(0, line.indexOf(' '));
    }

    /** The one whom the orders API is made for. */
    static KnownCaller consumer(LocalEntraServer entra) {
        String id = entra.directory().principal("orders-client").orElseThrow().objectId();
        return of(RefusedRequest.honest(entra).mint(), id, true);
    }

    /** So many callers, of whom no two have the same object id, and of two neighbours one is a consumer. */
    static Stream<KnownCaller> crowd(int size, LocalEntraServer entra) {
        return IntStream.range(0, size).mapToObj(i -> {
            String id = new UUID(0, i).toString();
            boolean consumer = i % 2 == 0;
            String token = RefusedRequest.honest(entra)
                    .claim("oid", id)
                    .roles(consumer ? "consumer" : "auditor")
                    .mint();
            return of(token, id, consumer);
        });
    }

    private static KnownCaller of(String token, String id, boolean consumer) {
        return new KnownCaller(token, id + " " + id + " BEARER " + consumer + "\n");
    }
}
