package io.github.entrafilter.it.outbound;

import io.github.entrafilter.client.AccessTokens;
import io.github.entrafilter.client.AuthorizedHttpClient;
import io.github.entrafilter.client.BearerTokenFilter;
import io.github.entrafilter.client.EntraClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Sends an invoice by each form of the client, and returns the response of the service that was called. */
@Path("outbound")
@RequestScoped
public class OutboundResource {

    private static final String INVOICE = "tea";

    @Inject
    @RestClient
    BillingService billing;

    @Inject
    @EntraClient("shipping")
    AccessTokens tokensForShipping;

    @Inject
    @ConfigProperty(name = "entra.client.shipping.url")
    URI shipping;

    @Inject
    AccessTokens tokens;

    @Inject
    @ConfigProperty(name = "entra.client.url")
    URI service;

    /** Calls by MicroProfile REST Client. */
    @GET
    @Path("rest-client")
    public String byRestClient() {
        return billing.send(INVOICE);
    }

    /** Calls by a client of Jakarta REST. */
    @GET
    @Path("jakarta-rest")
    public String byJakartaRest() {
        Client client = ClientBuilder.newBuilder()
                .register(new BearerTokenFilter(shipping, tokensForShipping))
                .build();
        try {
            return client.target(shipping).path("invoices").request().post(Entity.text(INVOICE), String.class);
        } finally {
            client.close();
        }
    }

    /** Calls by {@code java.net.http}. */
    @GET
    @Path("java-net-http")
    public String byJavaNetHttp() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/invoices"))
                .POST(BodyPublishers.ofString(INVOICE))
                .build();
        return new AuthorizedHttpClient(service, tokens)
                .send(request, BodyHandlers.ofString())
                .body();
    }
}
