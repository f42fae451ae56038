package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource for one role, whatever its interface says; JAX-RS responds to {@code OPTIONS} for it. */
@Path("{front: alone|fronted}/admin")
@RolesAllowed("admin")
public class AdminResource implements DescribedResource {

    @Override
    public String described() {
        return MethodResource.REACHED;
    }

    /** Requires the class's role. */
    @GET
    public String root() {
        return MethodResource.REACHED;
    }
}
