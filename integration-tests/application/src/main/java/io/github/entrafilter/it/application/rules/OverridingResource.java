package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The annotation of a class is that of the methods that it declares (Jakarta Annotations 2.1, section 2.1). */
@Path("{front: alone|fronted}/overriding")
@RolesAllowed("admin")
public class OverridingResource extends GenerousResource {

    @Override
    @GET
    @Path("overridden")
    public String overridden() {
        return MethodResource.REACHED;
    }
}
