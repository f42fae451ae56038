package io.github.entrafilter.orders.api;

import io.github.entrafilter.orders.Order;
import io.github.entrafilter.orders.OrderBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders. Roles are the values of the app roles in the API's registration in Entra ID. */
@Path("orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    @Inject
    private OrderBook book;

    /** Returns all orders. */
    @GET
    @RolesAllowed("consumer")
    public List<Order> list() {
        return book.all();
    }

    /** Places an order in the caller's name. */
    @POST
    @RolesAllowed("consumer")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(@Nullable OrderRequest request, @Context SecurityContext security, @Context UriInfo uri) {
        if (request == null || !request.isValid()) {
            return NotAnOrder.response();
        }
        Order order = book.place(
                request.article(),
                request.quantity(),
                security.getUserPrincipal().getName());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(order.getId()))
                        .build())
                .entity(order)
                .build();
    }

    /** Cancels an order of any caller. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    public void cancel(@PathParam("id") long id) {
        if (!book.cancel(id)) {
            throw new NotFoundException();
        }
    }
}
