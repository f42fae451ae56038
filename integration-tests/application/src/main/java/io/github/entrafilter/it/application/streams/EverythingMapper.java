package io.github.entrafilter.it.application.streams;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps every exception to a response of its own, also those that bring one. */
@Provider
public class EverythingMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        int status = failure instanceof WebApplicationException known
                ? known.getResponse().getStatus()
                : Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN)
                .entity("mapped " + failure.getClass().getSimpleName())
                .build();
    }
}
