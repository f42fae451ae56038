package io.github.entrafilter.localentra.graph;

import io.github.entrafilter.localentra.http.Answer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes what Graph answers, in the form of OData. */
final class GraphAnswers {

    private GraphAnswers() {}

    static Answer one(int status, String set, GraphObject object) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#" + set + "/$entity");
        json.putAll(object.members());
        return Answer.json(status, json);
    }

    static Answer many(String set, List<GraphObject> objects) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#" + set);
        json.put("value", objects.stream().map(GraphObject::members).toList());
        return Answer.json(200, json);
    }

    static Answer nothing() {
        return new Answer(204, Map.of(), "");
    }

    static Answer refusal(GraphRefusalException refusal, Clock clock) {
        String id = UUID.randomUUID().toString();
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        trace.put("request-id", id);
        trace.put("client-request-id", id);
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", refusal.code());
        error.put("message", refusal.text());
        error.put("innerError", trace);
        return Answer.json(refusal.status(), Map.of("error", error));
    }
}
