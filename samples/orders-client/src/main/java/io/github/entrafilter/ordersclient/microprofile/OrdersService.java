package io.github.entrafilter.ordersclient.microprofile;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The orders service as an interface. {@code @Inject @RestClient OrdersService orders;} is all that calling code needs;
 * {@code orders/mp-rest/url} says where the service is, {@code orders.scope} what to ask a token for.
 */
@RegisterRestClient(configKey = "orders")
@RegisterProvider(OrdersTokenFilter.class)
@Path("api/orders")
@Produces(MediaType.APPLICATION_JSON)
public interface OrdersService {

    /** All orders, as JSON. */
    @GET
    String list();

    /** Places an order; {@code Location} says which. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response place(String order);

    /** Cancels an order. */
    @DELETE
    @Path("{id}")
    Response cancel(@PathParam("id") String id);
}
