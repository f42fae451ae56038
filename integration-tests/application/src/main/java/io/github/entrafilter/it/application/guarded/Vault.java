package io.github.entrafilter.it.application.guarded;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** An EJB that the container itself guards. */
@Stateless
public class Vault {

    /** For consumers. */
    @RolesAllowed("consumer")
    public String open() {
        return "open for consumers";
    }

    /** For administrators. */
    @RolesAllowed("admin")
    public String destroy() {
        return "open for administrators";
    }
}
