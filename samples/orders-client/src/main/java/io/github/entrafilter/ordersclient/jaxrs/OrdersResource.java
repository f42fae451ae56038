package io.github.entrafilter.ordersclient.jaxrs;

import io.github.entrafilter.client.AccessTokens;
import io.github.entrafilter.client.BearerTokenFilter;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The orders of the service, by a client of Jakarta REST. Each request has an access token. */
public final class OrdersResource {

    private final WebTarget orders;

    /** Creates a client of the service at this URL. */
    public OrdersResource(URI service, AccessTokens tokens) {
        this.orders = ClientBuilder.newBuilder()
                .register(new BearerTokenFilter(service, tokens))
                .build()
                .target(service)
                .path("api/orders");
    }

    /** Returns all orders, as JSON. */
    public String list() {
        return orders.request(MediaType.APPLICATION_JSON_TYPE).get(String.class);
    }

    /** Places an order; its URL is in {@code Location}. */
    public Response place(String order) {
        return orders.request(MediaType.APPLICATION_JSON_TYPE).post(Entity.json(order));
    }
}
