package io.github.entrafilter.it.payara;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Tells the span that it is called in. */
@Path("span")
public class SpanResource {

    /** All of it, attributes included. */
    @GET
    public String span() {
        return Span.current().toString();
    }
}
