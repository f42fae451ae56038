package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Annotations on methods alone. */
@Path("{front: alone|fronted}/methods")
public class MethodResource {

    /** The response of a method that was reached. */
    static final String REACHED = "resource reached";

    /** No annotation. */
    @GET
    @Path("any-caller")
    public String anyCaller() {
        return REACHED;
    }

    /** Requires one role. */
    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return REACHED;
    }
}
