package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** A sub-resource locator in a class for one role. */
@Path("{front: alone|fronted}/admin-locators")
@RolesAllowed("admin")
public class AdminLocatorResource {

    /** Requires the class's role. */
    @Path("plain")
    public LocatorResource.Plain plain() {
        return new LocatorResource.Plain();
    }
}
