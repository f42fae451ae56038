package io.github.entrafilter.ordersclient.microprofile;

import io.github.entrafilter.client.ConfiguredTokenFilter;
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
 * The orders service as a REST client interface: {@code @Inject @RestClient OrdersService orders;}. The setting
 * {@code orders/mp-rest/url} is the URL of the service, {@code entra.client.orders.scope} the scope of tokens.
 */
@RegisterRestClient(configKey = "orders")
@RegisterProvider(ConfiguredTokenFilter.class)
@Path("api/orders")
@Produces(MediaType.APPLICATION_JSON)
public interface OrdersService {

    /** Returns all orders, as JSON. */
    @GET
    String list();

    /** Places an order; its URL is in {@code Location}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response place(String order);

    /** Cancels an order. */
    @DELETE
    @Path("{id}")
    Response cancel(@PathParam("id") String id);
}
