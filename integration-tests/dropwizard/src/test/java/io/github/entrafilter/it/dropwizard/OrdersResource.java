package io.github.entrafilter.it.dropwizard;

import io.github.entrafilter.EntraPrincipal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** A resource that needs roles. */
@Path("/orders")
public class OrdersResource {

    @GET
    @RolesAllowed("consumer")
    public String orders(@Context SecurityContext security) {
        return "orders of " + ((EntraPrincipal) security.getUserPrincipal()).getAppId();
    }

    @DELETE
    @RolesAllowed("admin")
    public String delete() {
        return "deleted";
    }
}
