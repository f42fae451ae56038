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

/** Returns the caller's identity. Has no role annotation, so it is open to every caller that the filter accepts. */
@Path("whoami")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WhoAmIResource {

    /** Returns the caller, and for each requested role whether the caller holds it. */
    @GET
    public Map<String, Object> whoAmI(@Context SecurityContext security, @QueryParam("role") List<String> roles) {
        EntraPrincipal caller = (EntraPrincipal) security.getUserPrincipal();
        return CallerReport.of(
                caller, security.getAuthenticationScheme(), caller.getName(), security::isUserInRole, roles);
    }
}
