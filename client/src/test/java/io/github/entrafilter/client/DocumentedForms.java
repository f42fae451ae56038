package io.github.entrafilter.client;

import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.OnBehalfOfParameters;
import com.microsoft.aad.msal4j.UserAssertion;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
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

    static String onBehalfOf(HttpHeaders headers, ConfidentialClientApplication confidentialClient) throws Exception {
        String incoming = headers.getHeaderString("Authorization").substring("Bearer ".length());
        IAuthenticationResult result = confidentialClient
                .acquireToken(OnBehalfOfParameters.builder(
                                Set.of("api://CLIENT_ID_OF_BILLING/.default"), new UserAssertion(incoming))
                        .build())
                .get();
        // call the next service with result.accessToken()
        return result.accessToken();
    }
}
