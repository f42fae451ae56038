package io.github.entrafilter.orders.api;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/**
 * A public resource. That takes two things: {@code @PermitAll} requires no role, and the path in
 * {@code entra.public-paths} requires no token.
 */
@Path("open")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class OpenResource {

    /** Returns the caller of a request with a token, or else "anonymous". */
    @GET
    public Map<String, String> open(@Context SecurityContext security) {
        String caller = Optional.ofNullable(security.getUserPrincipal())
                .map(Principal::getName)
                .orElse("anonymous");
        return Map.of("caller", caller);
    }
}
