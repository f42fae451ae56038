package io.github.entrafilter.it.application.second;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Names its caller; one method is for administrators. */
@Path("caller")
@Produces(MediaType.TEXT_PLAIN)
public class SecondResource {

    /** Open to any caller. */
    @GET
    public String caller(@Context SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    /** Open to administrators. */
    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin(@Context SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
