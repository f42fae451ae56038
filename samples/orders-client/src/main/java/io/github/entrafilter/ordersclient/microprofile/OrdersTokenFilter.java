package io.github.entrafilter.ordersclient.microprofile;

import io.github.entrafilter.ordersclient.jaxrs.BearerTokenFilter;
import io.github.entrafilter.ordersclient.token.CachedTokens;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Adds the managed identity's token to requests of {@link OrdersService}. MicroProfile Config has its settings. */
public final class OrdersTokenFilter implements ClientRequestFilter, ClientResponseFilter {

    private final BearerTokenFilter filter;

    /** Creates the filter from MicroProfile Config. Called by the REST client. */
    public OrdersTokenFilter() {
        this(configured(ConfigProvider.getConfig()));
    }

    OrdersTokenFilter(BearerTokenFilter filter) {
        this.filter = filter;
    }

    private static BearerTokenFilter configured(Config config) {
        return new BearerTokenFilter(
                config.getValue("orders/mp-rest/url", URI.class),
                CachedTokens.ofManagedIdentity(
                        config.getValue("orders.scope", String.class),
                        config.getOptionalValue("azure.client.id", String.class)));
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        filter.filter(request);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        filter.filter(request, response);
    }
}
