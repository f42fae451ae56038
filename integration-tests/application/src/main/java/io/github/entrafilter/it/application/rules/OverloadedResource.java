package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** An annotated overload says nothing of the other methods of its name. */
@Path("{front: alone|fronted}/overloads")
@RolesAllowed("admin")
@Consumes("text/plain")
public class OverloadedResource {

    /** For the class's role. */
    @POST
    @Path("admin")
    public String accept(String body) {
        return MethodResource.REACHED;
    }

    /** Of a wider type. */
    @PermitAll
    public String accept(Object body) {
        return MethodResource.REACHED;
    }

    /** Of a narrower type. */
    @PermitAll
    public String accept(Integer body) {
        return MethodResource.REACHED;
    }
}
