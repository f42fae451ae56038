package io.github.entrafilter.it.application.unserved;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource for one role. */
@Path("unserved")
public class UnservedResource {

    /** Requires one role. */
    @GET
    @RolesAllowed("admin")
    public String admin() {
        return "resource reached";
    }
}
