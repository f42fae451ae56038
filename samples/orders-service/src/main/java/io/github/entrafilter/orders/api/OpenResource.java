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
 * Open to everybody. It takes two: {@code @PermitAll} asks for no role, and only the path in {@code entra.public-paths}
 * asks for no token.
 */
@Path("open")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class OpenResource {

    /** Who sends a token is known here, too; nobody has to. */
    @GET
    public Map<String, String> open(@Context SecurityContext security) {
        String caller = Optional.ofNullable(security.getUserPrincipal())
                .map(Principal::getName)
                .orElse("anonymous");
        return Map.of("caller", caller);
    }
}
