package io.github.entrafilter.it.application.jwt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells readers who they are. */
@Path("/me")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class ReaderResource {

    @Inject
    private JsonWebToken token;

    @GET
    @RolesAllowed("reader")
    public String name() {
        return token.getName();
    }
}
