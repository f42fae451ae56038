package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Annotations of an overload, which do not apply to other methods of its name. */
@Path("{front: alone|fronted}/overloads")
@RolesAllowed("admin")
@Consumes("text/plain")
public class OverloadedResource {

    /** Requires the class's role. */
    @POST
    @Path("admin")
    public String accept(String body) {
        return MethodResource.REACHED;
    }

    /** An overload with a wider type. */
    @PermitAll
    public String accept(Object body) {
        return MethodResource.REACHED;
    }

    /** An overload with a narrower type. */
    @PermitAll
    public String accept(Integer body) {
        return MethodResource.REACHED;
    }
}
