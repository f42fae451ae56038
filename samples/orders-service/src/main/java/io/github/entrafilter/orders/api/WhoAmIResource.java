package io.github.entrafilter.orders.api;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.orders.CallerReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;

/** Tells callers who they are. No annotation asks for a role: every caller whom the filter accepts gets an answer. */
@Path("whoami")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WhoAmIResource {

    /** The caller, as JAX-RS shows it; and for each role asked for, whether the caller holds it. */
    @GET
    public Map<String, Object> whoAmI(@Context SecurityContext security, @QueryParam("role") List<String> roles) {
        EntraPrincipal caller = (EntraPrincipal) security.getUserPrincipal();
        return CallerReport.of(
                caller, security.getAuthenticationScheme(), caller.getName(), security::isUserInRole, roles);
    }
}
