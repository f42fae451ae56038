package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.DenyAll;
import jakarta.ws.rs.Path;

/** Denied to all, whatever its interface says. */
@Path("{front: alone|fronted}/denied")
@DenyAll
public class DeniedResource implements DescribedResource {

    @Override
    public String described() {
        return MethodResource.REACHED;
    }
}
