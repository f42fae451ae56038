package io.github.entrafilter.it.application;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Each annotation, on the class and over the class's on a method. */
@Path("annotated")
@DenyAll
public class AnnotatedResource {

    /** The class's annotation holds. */
    @GET
    @Path("denied")
    public String denied() {
        return "denied";
    }

    /** The method's annotation holds. */
    @GET
    @Path("permitted")
    @PermitAll
    public String permitted() {
        return "permitted";
    }

    /** The method's annotation holds. */
    @GET
    @Path("for-consumers")
    @RolesAllowed("consumer")
    public String forConsumers() {
        return "for consumers";
    }

    /** Any caller who is authenticated: Servlet 6.0, section 13.3. */
    @GET
    @Path("for-anybody-known")
    @RolesAllowed("**")
    public String forAnybodyKnown() {
        return "for anybody known";
    }
}
