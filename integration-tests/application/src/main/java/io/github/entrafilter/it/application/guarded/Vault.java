package io.github.entrafilter.it.application.guarded;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** An EJB that the container itself protects. */
@Stateless
public class Vault {

    /** Open to consumers. */
    @RolesAllowed("consumer")
    public String open() {
        return "open for consumers";
    }

    /** Open to administrators. */
    @RolesAllowed("admin")
    public String destroy() {
        return "open for administrators";
    }
}
