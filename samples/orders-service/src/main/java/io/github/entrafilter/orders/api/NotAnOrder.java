package io.github.entrafilter.orders.api;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The response to a body that is not an order. Malformed JSON is the caller's error, too: 400, not 500. */
@Provider
public class NotAnOrder implements ExceptionMapper<ProcessingException> {

    @Override
    public Response toResponse(ProcessingException unreadable) {
        return response();
    }

    static Response response() {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_PLAIN)
                .entity("An order is JSON with an article and a quantity from 1 to 1000\n")
                .build();
    }
}
