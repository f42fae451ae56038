package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** For one role, whatever its interface says; JAX-RS answers {@code OPTIONS} for it. */
@Path("{front: alone|fronted}/admin")
@RolesAllowed("admin")
public class AdminResource implements DescribedResource {

    @Override
    public String described() {
        return MethodResource.REACHED;
    }

    /** For the class's role. */
    @GET
    public String root() {
        return MethodResource.REACHED;
    }
}
