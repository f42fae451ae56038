package io.github.entrafilter.openapi;

import io.github.entrafilter.Reason;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The error responses of the filter, each with one of its reasons as example. */
enum Problem {
    UNAUTHORIZED(
            "EntraUnauthorized",
            "The request has no access token, or an invalid one; WWW-Authenticate says which token is required.",
            Reason.NO_TOKEN),
    FORBIDDEN("EntraForbidden", "The access token is valid, but its caller is not allowed here.", Reason.ROLE_MISSING),
    UNAVAILABLE(
            "EntraUnavailable",
            "The access token cannot be judged at the moment; Retry-After says when to try again.",
            Reason.KEYS_UNAVAILABLE);

    /** The name of the schema of all bodies. */
    static final String SCHEMA = "EntraProblem";

    private final String component;
    private final String description;
    private final Reason reason;

    Problem(String component, String description, Reason reason) {
        this.component = component;
        this.description = description;
        this.reason = reason;
    }

    /** The key among the responses of an operation. */
    String status() {
        return Integer.toString(example().status());
    }

    /** The key among the components of a document. */
    String component() {
        return component;
    }

    /** The response, once for a document. */
    APIResponse response() {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA))
                                        .example(members(example().body()))));
    }

    private PreparedResponse example() {
        return ErrorResponseFactory.example(reason);
    }

    private static Map<String, Object> members(String body) {
        try {
            return new TreeMap<>(JsonReader.read(body));
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reference to the response, for each operation. */
    APIResponse reference() {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + component);
    }

    /** The schema of RFC 9457, without types: versions 3.1 and 4.0 of MicroProfile OpenAPI set these differently. */
    static Schema schema() {
        return OASFactory.createSchema()
                .description("A problem as in RFC 9457")
                .addProperty("type", described("The URI of the reason's description"))
                .addProperty("title", described("The phrase of the status"))
                .addProperty("status", described("The status code"))
                .addProperty("reason", described("The stable name of the reason"))
                .addProperty("detail", described("The meaning of the reason, if details are shown"));
    }

    private static Schema described(String description) {
        return OASFactory.createSchema().description(description);
    }
}
