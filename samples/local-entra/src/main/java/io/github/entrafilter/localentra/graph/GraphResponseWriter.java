package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the responses of Graph, in the form of OData. */
final class GraphResponseWriter {

    private GraphResponseWriter() {}

    static Response one(int status, String set, GraphObject object) {
        JsonBuilder json = JsonBuilder.object()
                .with("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#" + set + "/$entity")
                .withAll(object.members());
        return Response.json(status, json);
    }

    static Response many(String set, List<GraphObject> objects) {
        JsonBuilder json = JsonBuilder.object()
                .with("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#" + set)
                .with("value", objects.stream().map(GraphObject::members).toList());
        return Response.json(200, json);
    }

    static Response nothing() {
        return new Response(204, Map.of(), "");
    }

    static Response error(GraphErrorException e, Clock clock) {
        String id = UUID.randomUUID().toString();
        JsonBuilder trace = JsonBuilder.object()
                .with("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .with("request-id", id)
                .with("client-request-id", id);
        JsonBuilder error = JsonBuilder.object()
                .with("code", e.code())
                .with("message", e.message())
                .with("innerError", trace);
        return Response.json(e.status(), JsonBuilder.object().with("error", error));
    }
}
