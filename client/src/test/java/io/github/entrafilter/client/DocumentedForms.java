package io.github.entrafilter.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Code of docs/on-behalf-of.md, word for word, so that it compiles. */
final class DocumentedForms {

    private DocumentedForms() {}

    @RegisterRestClient(configKey = "billing")
    @RegisterProvider(ConfiguredTokenFilter.class)
    @Path("invoices")
    public interface BillingService {

        @GET
        String list();
    }

    static Client jakartaRest() {
        AccessTokens tokens = AccessTokens.ofManagedIdentity("api://CLIENT_ID_OF_BILLING/.default");
        Client client = ClientBuilder.newBuilder()
                .register(new BearerTokenFilter(URI.create("https://billing.contoso.example"), tokens))
                .build();
        return client;
    }

    static HttpResponse<String> javaNetHttp(AccessTokens tokens, HttpRequest request)
            throws IOException, InterruptedException {
        AuthorizedHttpClient client = new AuthorizedHttpClient(URI.create("https://billing.contoso.example"), tokens);
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return response;
    }
}
