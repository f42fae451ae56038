package io.github.entrafilter.it.outbound;

import io.github.entrafilter.client.ConfiguredTokenFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A service as a REST client interface. */
@RegisterRestClient(configKey = "billing")
@RegisterProvider(ConfiguredTokenFilter.class)
@Path("invoices")
public interface BillingService {

    /** Sends an invoice. */
    @POST
    String send(String invoice);
}
