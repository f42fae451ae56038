package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An interface that is more generous than the classes that implement it. */
public interface DescribedResource {

    /** Open to any caller, as far as the interface has a say. */
    @GET
    @Path("described")
    @PermitAll
    String described();
}
