package io.github.entrafilter.it.application.streams;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Names the caller, in each way that does not return the response at once; or fails. */
@Path("streams")
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed("consumer")
public class StreamResource {

    /** Written after the method has returned. */
    @GET
    @Path("output")
    public StreamingOutput output(@Context SecurityContext security) {
        return output -> output.write(name(security).getBytes(StandardCharsets.UTF_8));
    }

    /** Sent from another thread. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SecurityContext security, @Context Sse sse, @Context SseEventSink sink) {
        String name = name(security);
        inBackground(() -> sink.send(sse.newEvent(name))
                .thenCompose(sent -> sink.send(sse.newEvent(name)))
                .whenComplete((sent, failure) -> close(sink)));
    }

    /** Resumed by another thread. */
    @GET
    @Path("suspended")
    public void suspended(@Context SecurityContext security, @Suspended AsyncResponse response) {
        String name = name(security);
        inBackground(() -> response.resume(name));
    }

    /** Completed by another thread. */
    @GET
    @Path("promised")
    public CompletionStage<String> promised(@Context SecurityContext security) {
        String name = name(security);
        CompletableFuture<String> promise = new CompletableFuture<>();
        inBackground(() -> promise.complete(name));
        return promise;
    }

    /** Mapped by the mapper of all exceptions. */
    @GET
    @Path("failing")
    public String failing() {
        throw new IllegalStateException("a failure of the application");
    }

    private static String name(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    private static void inBackground(Runnable task) {
        new Thread(task).start();
    }

    private static void close(SseEventSink sink) {
        try {
            sink.close();
        } catch (Exception e) { // Jakarta REST 4.0 declares IOException.
            throw new IllegalStateException(e);
        }
    }
}
