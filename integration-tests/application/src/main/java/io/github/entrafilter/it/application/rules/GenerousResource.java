package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A superclass that is more generous than the class that extends it. */
public class GenerousResource {

    /** Open to any caller, unless overridden. */
    @GET
    @Path("overridden")
    @PermitAll
    public String overridden() {
        return "resource of the superclass";
    }
}
