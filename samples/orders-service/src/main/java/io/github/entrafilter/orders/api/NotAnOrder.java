package io.github.entrafilter.orders.api;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The answer to a body that is not an order. A body that is not even JSON is the caller's fault, too: not a 500. */
@Provider
public class NotAnOrder implements ExceptionMapper<ProcessingException> {

    @Override
    public Response toResponse(ProcessingException unreadable) {
        return answer();
    }

    static Response answer() {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_PLAIN)
                .entity("An order is JSON with an article and a quantity from 1 to 1000\n")
                .build();
    }
}
